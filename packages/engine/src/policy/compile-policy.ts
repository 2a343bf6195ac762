import { type CompiledCondition, compileCondition } from "../condition/compile-condition";
import type { ConditionError } from "../condition/condition-error";
import type { PolicyEvaluation } from "../decision";
import { toolKey } from "../snapshot";
import type { PolicyDefinition } from "./definition";
import type { PolicyOutcome, PolicyQuestion } from "./evaluate-policy";

/** A policy ready to be evaluated. */
export interface CompiledPolicy {
  readonly definition: PolicyDefinition;
  /** How a decision lists it when it does not match; made once because that is what most policies do. */
  readonly notMatched: PolicyEvaluation;
  /** `null` applies to every agent. */
  readonly agentIds: ReadonlySet<string> | null;
  /** Tool keys; `null` applies to any tool and to none. */
  readonly tools: ReadonlySet<string> | null;
  /** The condition, or why there is none: such a policy errors whenever it applies. */
  readonly condition: PolicyCondition;
  /** One for each band of its review, in their order. */
  readonly bands: readonly PolicyCondition[];
}

export type PolicyCondition =
  | { readonly kind: "compiled"; readonly evaluate: CompiledCondition["evaluate"] }
  | { readonly kind: "broken"; readonly error: ConditionError };

export type PolicyCompilation =
  | { readonly ok: true; readonly policy: CompiledPolicy }
  | { readonly ok: false; readonly error: ConditionError };

/** Compiles one policy version, or says why its condition cannot be saved. Never throws. */
export function compilePolicy(definition: PolicyDefinition): PolicyCompilation {
  const policy = compileOrBreak(definition);
  return policy.condition.kind === "broken" ? { ok: false, error: policy.condition.error } : { ok: true, policy };
}

/**
 * Compiles one policy version as a member of a set. A condition that does not compile stays in the set as one that
 * errors whenever the policy applies: a rule nobody can read any more must tighten decisions, not vanish from them.
 */
export function compileOrBreak(definition: PolicyDefinition): CompiledPolicy {
  const steps = compileInSteps(definition);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, pausing before each condition behind the first: each takes up to some five milliseconds. */
export function* compileInSteps(definition: PolicyDefinition): Generator<undefined, CompiledPolicy> {
  const condition = conditionOf(definition.condition);
  const bands: PolicyCondition[] = [];
  for (const band of definition.review?.bands ?? []) {
    yield undefined;
    bands.push(conditionOf(band.condition));
  }
  return compileTargets(definition, { condition, bands });
}

function conditionOf(source: string): PolicyCondition {
  const compilation = compileCondition(source);
  return compilation.ok
    ? { kind: "compiled", evaluate: compilation.condition.evaluate }
    : { kind: "broken", error: compilation.error };
}

/** Evaluates a condition in the account of its decision. Never throws; a broken one errs. */
export function evaluateCondition(condition: PolicyCondition, { bindings, meter }: PolicyQuestion): PolicyOutcome {
  if (condition.kind === "broken") return { kind: "error", code: "not_compiled", message: condition.error.message };
  return condition.evaluate(bindings, meter);
}

/** The cheap part of compiling: whom the policy applies to, around conditions that are already compiled. */
export function compileTargets(
  definition: PolicyDefinition,
  { condition, bands }: Pick<CompiledPolicy, "condition" | "bands">,
): CompiledPolicy {
  const { id, versionId, version, name, decision, shadow } = definition;
  return {
    definition,
    notMatched: { id, versionId, version, name, decision, isShadow: shadow, outcome: "not_matched" },
    agentIds: definition.agentIds.length === 0 ? null : new Set(definition.agentIds),
    tools: definition.tools.length === 0 ? null : new Set(definition.tools.map(toolKey)),
    condition,
    bands,
  };
}
