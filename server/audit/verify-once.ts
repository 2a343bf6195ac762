import type { OrganizationId } from "@/server/ids";
import type { AuditVerification } from "./verify";
import { verifyAudit } from "./verify";

const running = new Map<OrganizationId, Promise<AuditVerification>>();

/** {@link verifyAudit}, once at a time for each organization: who asks while it runs gets the same answer. */
export async function verifyOnce(organizationId: OrganizationId): Promise<AuditVerification> {
  const earlier = running.get(organizationId);
  if (earlier) return await earlier;
  const verification = verifyAudit(organizationId).finally(() => running.delete(organizationId));
  running.set(organizationId, verification);
  return await verification;
}
