import { newId, type OrganizationId } from "@/server/ids";
import type { ActorContext } from "./actor";
import { PERMISSIONS } from "./permissions";

/** The person at the command line of the machine that holds the data: may do everything, and the log says it was them. */
export const OPERATOR = { type: "operator", id: "cli" } as const;

/** The operator inside one organization. */
export function operatorContext(organizationId: OrganizationId): ActorContext {
  return { organizationId, actor: OPERATOR, permissions: new Set(PERMISSIONS), requestId: newId("req") };
}
