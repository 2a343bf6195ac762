import { ACTION_TYPES, type ActionType } from "../vocabulary/action-type";
import type { Verdict } from "../vocabulary/verdict";
import { type CompiledPolicy, compileOrBreak, compileTargets } from "./compile-policy";
import type { PolicyDefinition } from "./definition";

/** How the policies of a set become one verdict. */
export const COMBININGS = ["first_applicable", "deny_overrides"] as const;

export type Combining = (typeof COMBININGS)[number];

/** What a set decides when none of its policies did: the documented risk default, or one fixed verdict. */
export type Fallback = "risk" | Verdict;

export interface PolicySetInput {
  /** The active policies, in any order; shadow policies among them. */
  readonly policies: readonly PolicyDefinition[];
  readonly combining: Combining;
  readonly fallback: Fallback;
}

export interface CompiledPolicySet {
  readonly combining: Combining;
  readonly fallback: Fallback;
  /** In order of evaluation. */
  readonly policies: readonly CompiledPolicy[];
  /** The same policies by the action types they apply to, so that a decision only meets those that could matter. */
  readonly byActionType: ReadonlyMap<ActionType, readonly CompiledPolicy[]>;
}

/** Compiled policies by version id. Versions are immutable, so an entry is valid forever. */
export type PolicyCache = Map<string, CompiledPolicy>;

/**
 * Compiles a set. Never throws and never drops a policy: one that does not compile errors whenever it applies. A policy
 * takes up to some five milliseconds; where others wait for the thread, use {@link compilePolicySetInTurns}.
 *
 * @param cache taken from and added to; share one between the snapshots of a process to recompile only what changed.
 */
export function compilePolicySet(input: PolicySetInput, cache: PolicyCache = new Map()): CompiledPolicySet {
  return setOf(
    input,
    input.policies.map((definition) => fromCache(definition, cache)),
  );
}

/**
 * Compiles the same set, and hands the thread back after each policy the cache did not hold.
 *
 * @param yieldTurn resolves when it is this work's turn again, for example after `setImmediate`.
 */
export async function compilePolicySetInTurns(
  input: PolicySetInput,
  cache: PolicyCache,
  yieldTurn: () => Promise<unknown>,
): Promise<CompiledPolicySet> {
  const compiled: CompiledPolicy[] = [];
  for (const definition of input.policies) {
    const known = cache.get(definition.versionId);
    compiled.push(fromCache(definition, cache));
    if (cache.get(definition.versionId) !== known) await yieldTurn();
  }
  return setOf(input, compiled);
}

function setOf({ combining, fallback }: PolicySetInput, compiled: readonly CompiledPolicy[]): CompiledPolicySet {
  const policies = compiled.toSorted(byPriority);
  return {
    combining,
    fallback,
    policies,
    byActionType: new Map(
      ACTION_TYPES.map((type) => [type, policies.filter(({ definition }) => targets(definition, type))]),
    ),
  };
}

/**
 * A version's content is immutable, its place is not: an edit of priority or shadow alone may keep the version, so
 * only the compiled parts come from the cache.
 */
function fromCache(definition: PolicyDefinition, cache: PolicyCache): CompiledPolicy {
  const cached = cache.get(definition.versionId);
  if (cached !== undefined && cached.definition.condition === definition.condition) {
    return cached.definition === definition ? cached : compileTargets(definition, cached.condition);
  }
  const compiled = compileOrBreak(definition);
  cache.set(definition.versionId, compiled);
  return compiled;
}

/** Priority ascending; ties by creation, then id. The order of storage never matters. */
function byPriority({ definition: a }: CompiledPolicy, { definition: b }: CompiledPolicy): number {
  return a.priority - b.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function targets({ actionTypes }: PolicyDefinition, type: ActionType): boolean {
  return actionTypes.length === 0 || actionTypes.includes(type);
}
