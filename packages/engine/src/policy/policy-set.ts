import { ACTION_TYPES, type ActionType } from "../vocabulary/action-type";
import type { Verdict } from "../vocabulary/verdict";
import { type CompiledPolicy, compileInSteps, compileOrBreak, compileTargets } from "./compile-policy";
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
 * Compiles a set. Never throws and never drops a policy: one that does not compile errors whenever it applies. Each condition
 * takes up to some five milliseconds; where others wait for the thread, use {@link compilePolicySetInTurns}.
 *
 * @param cache taken from and added to; share one between the snapshots of a process to recompile only what changed.
 */
export function compilePolicySet(input: PolicySetInput, cache: PolicyCache = new Map()): CompiledPolicySet {
  return setOf(
    input,
    input.policies.map((definition) => fromCache(definition, cache) ?? kept(compileOrBreak(definition), cache)),
  );
}

/**
 * Compiles the same set, and hands the thread back after each condition of policies that the cache did not hold.
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
    const known = fromCache(definition, cache);
    compiled.push(known ?? kept(await compileWithPauses(definition, yieldTurn), cache));
    if (known === null) await yieldTurn();
  }
  return setOf(input, compiled);
}

async function compileWithPauses(definition: PolicyDefinition, yieldTurn: () => Promise<unknown>) {
  const steps = compileInSteps(definition);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await yieldTurn();
  }
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
 * only the compiled parts come from the cache. Null when it holds none.
 */
function fromCache(definition: PolicyDefinition, cache: PolicyCache): CompiledPolicy | null {
  const cached = cache.get(definition.versionId);
  if (cached === undefined || !isSameSource(cached.definition, definition)) return null;
  return cached.definition === definition ? cached : compileTargets(definition, cached);
}

function isSameSource(a: PolicyDefinition, b: PolicyDefinition): boolean {
  const sourcesOf = ({ condition, review }: PolicyDefinition) => [
    condition,
    ...(review?.bands ?? []).map((band) => band.condition),
  ];
  const [those, these] = [sourcesOf(a), sourcesOf(b)];
  return those.length === these.length && those.every((source, index) => source === these[index]);
}

function kept(policy: CompiledPolicy, cache: PolicyCache): CompiledPolicy {
  cache.set(policy.definition.versionId, policy);
  return policy;
}

/** Priority ascending; ties by creation, then id. The order of storage never matters. */
function byPriority({ definition: a }: CompiledPolicy, { definition: b }: CompiledPolicy): number {
  return a.priority - b.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function targets({ actionTypes }: PolicyDefinition, type: ActionType): boolean {
  return actionTypes.length === 0 || actionTypes.includes(type);
}
