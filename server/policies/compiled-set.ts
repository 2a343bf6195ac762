import type { Combining, Fallback } from "@mastguard/engine";
import type { PolicyId, PolicySetId, PolicyVersionId } from "@/server/ids";
import { contentHashOf, type Policy } from "./policy";

/** One rule of a compiled set, as the log names it. */
export interface PolicySetMember {
  readonly policyId: PolicyId;
  readonly versionId: PolicyVersionId;
  readonly version: number;
  readonly contentHash: string;
  readonly priority: number;
  readonly shadow: boolean;
}

/** How the rules of an organization become one verdict. */
export interface PolicySet {
  readonly id: PolicySetId;
  readonly combining: Combining;
  readonly fallback: Fallback;
  /** Hash of the compiled set last sealed into the log; null before the first. */
  readonly compiledHash: string | null;
}

/** What a `policy_set.compiled` entry says. `hash` covers `combining`, `fallback` and `members`, so anyone can recompute it. */
export interface CompiledSet {
  readonly hash: string;
  readonly combining: Combining;
  readonly fallback: Fallback;
  /** The active rules in order of evaluation. */
  readonly members: readonly PolicySetMember[];
}

/** @param policies rules of the set in order of evaluation; those that are off are left out. */
export function compiledSetOf({ combining, fallback }: PolicySet, policies: readonly Policy[]): CompiledSet {
  const members = policies
    .filter(({ active }) => active)
    .map(({ id, versionId, version, contentHash, priority, shadow }) => ({
      policyId: id,
      versionId,
      version,
      contentHash,
      priority,
      shadow,
    }));
  return { hash: compiledSetHash({ combining, fallback, members }), combining, fallback, members };
}

/** `sha256:` and hex over the RFC 8785 text of `{combining, fallback, members}`: which rules were in force, and how. */
export function compiledSetHash({ combining, fallback, members }: Omit<CompiledSet, "hash">): string {
  return contentHashOf({ combining, fallback, members });
}
