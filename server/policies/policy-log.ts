import type { Unit } from "@/server/db/in-organization";
import type { PolicyId } from "@/server/ids";
import type { CompiledSet, PolicySet } from "./compiled-set";
import { contentHashOf, type Policy, placementOf } from "./policy";

export type PolicyLog = ReturnType<typeof policyLog>;

/**
 * What a change of policies says to the log: ids, versions, hashes and names of fields, never what a rule says. Each
 * moves the epoch, so that no decision computed before it commits. `kind` and `diffHash` are the evidence fields of
 * compliance-controls.md §2, "policy_change".
 */
export function policyLog({ append, bumpEpoch }: Pick<Unit, "append" | "bumpEpoch">) {
  return {
    created(policy: Policy): void {
      append({ type: "policy.created", data: { kind: "create", ...referenceTo(policy), ...movement(null, policy) } });
      bumpEpoch();
    },

    /** One entry for switching on or off, one for everything else. @param fields what changed, by name. */
    edited(before: Policy, after: Policy, fields: readonly string[]): void {
      const rest = fields.filter((field) => field !== "active");
      const shared = { ...referenceTo(after), ...movement(before, after) };
      if (rest.length > 0) append({ type: "policy.updated", data: { kind: "update", ...shared, fields: rest } });
      if (before.active !== after.active)
        append(
          after.active
            ? { type: "policy.activated", data: { kind: "activate", ...shared } }
            : { type: "policy.deactivated", data: { kind: "deactivate", ...shared } },
        );
      bumpEpoch();
    },

    reordered(set: PolicySet, order: readonly PolicyId[]): void {
      append({ type: "policy.reordered", data: { kind: "reorder", policySetId: set.id, order } });
      bumpEpoch();
    },

    deleted(policy: Policy): void {
      append({ type: "policy.deleted", data: { kind: "delete", ...referenceTo(policy), ...movement(policy, null) } });
      bumpEpoch();
    },

    /** Which rules are in force from here on. */
    compiled(set: PolicySet, compiled: CompiledSet): void {
      append({ type: "policy_set.compiled", data: { policySetId: set.id, ...compiled } });
      bumpEpoch();
    },
  };
}

function referenceTo({ id, policySetId, versionId, contentHash }: Policy) {
  return { policyId: id, policySetId, versionId, contentHash };
}

function movement(before: Policy | null, after: Policy | null) {
  return {
    fromVersion: before?.version ?? null,
    toVersion: after?.version ?? null,
    diffHash: contentHashOf({ from: sideOf(before), to: sideOf(after) }),
  };
}

function sideOf(policy: Policy | null) {
  return policy === null ? null : { contentHash: policy.contentHash, ...placementOf(policy) };
}
