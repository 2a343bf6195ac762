import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { NotFoundError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";

/** What is set for the whole organization. */
export interface OrganizationSettings {
  readonly id: OrganizationId;
  readonly name: string;
  /** IANA time zone; "today" starts at its midnight. */
  readonly zone: string;
  /** allow_by_default | deny_by_default | audit_only */
  readonly mode: string;
  readonly isDemo: boolean;
  readonly createdAt: Date;
}

/** The settings of the actor's organization. @throws NotFoundError when it does not exist. */
export async function organizationSettings(
  ctx: Pick<ActorContext, "organizationId" | "actor">,
): Promise<OrganizationSettings> {
  const row = await inOrganization(ctx, ({ tx, organization }) =>
    tx.organization.findUnique({ where: { id: organization } }),
  );
  if (!row) throw new NotFoundError("There is no such organization.");
  const { name, zone, mode, isDemo, createdAt } = row;
  return { id: ctx.organizationId, name, zone, mode, isDemo, createdAt };
}
