import type { Unit } from "@/server/db/in-organization";
import { idOf, newUuid, type UserId, uuidOf } from "@/server/ids";
import { compiledSetHash } from "@/server/policies";
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
  const rules = { combining: "first_applicable", fallback: "risk", members: [] } as const;
  const compiledHash = compiledSetHash(rules);
  const { combining, fallback } = rules;
  await tx.policySet.create({
    data: { organizationId, id: policySetId, name: "native", dialect: "native", combining, fallback, compiledHash },
  });
  await tx.organizationKey.create({ data: { organizationId, id: dataKeyId, wrapped } });
  unit.append({ type: "organization.created", data: { policySetId: idOf("set", policySetId), dataKeyId, isDemo } });
  // Decisions name their rule set by hash, so the empty one stands in the log as well.
  unit.append({
    type: "policy_set.compiled",
    data: { policySetId: idOf("set", policySetId), hash: compiledHash, ...rules },
  });
  unit.append({
    type: "member.added",
    data: { membershipId: idOf("mem", membershipId), userId: ownerId, roles: ["owner"] },
  });
}
