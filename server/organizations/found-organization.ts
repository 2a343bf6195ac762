import type { Unit } from "@/server/db/in-organization";
import { idOf, newUuid, type UserId, uuidOf } from "@/server/ids";
import { newOrganizationKey } from "./organization-key";

/** What a new organization is called, whose it is, and whether it holds recordings. */
export interface NewOrganization {
  readonly name: string;
  readonly ownerId: UserId;
  readonly isDemo: boolean;
}

/**
 * Makes the unit's organization: its row, its owner, the policy set `native`, and its data key. The unit must have been
 * opened with a fresh id; row-level security lets it write no other organization.
 */
export async function foundOrganization(unit: Unit, { name, ownerId, isDemo }: NewOrganization): Promise<void> {
  const { tx, organization: organizationId } = unit;
  const policySetId = newUuid();
  const membershipId = newUuid();
  const { id: dataKeyId, wrapped } = newOrganizationKey(unit.organizationId);
  await tx.organization.create({ data: { id: organizationId, name, isDemo } });
  await tx.membership.create({
    data: { organizationId, id: membershipId, userId: uuidOf("usr", ownerId), roles: ["owner"] },
  });
  await tx.policySet.create({ data: { organizationId, id: policySetId, name: "native", dialect: "native" } });
  await tx.organizationKey.create({ data: { organizationId, id: dataKeyId, wrapped } });
  unit.append({ type: "organization.created", data: { policySetId: idOf("set", policySetId), dataKeyId, isDemo } });
  unit.append({
    type: "member.added",
    data: { membershipId: idOf("mem", membershipId), userId: ownerId, roles: ["owner"] },
  });
}
