import type { ConditionBindings } from "../condition/bindings";
import type { Meter } from "../condition/meter";
import type { ConditionErrorCode } from "../condition/outcome";
import { type CompiledPolicy, evaluateCondition } from "./compile-policy";

/** What every policy of one decision is evaluated against. */
export interface PolicyQuestion {
  readonly agentId: string;
  /** The action's tool as `toolKey()` folds it; `null` when it names none. */
  readonly tool: string | null;
  readonly bindings: ConditionBindings;
  readonly meter: Meter;
}

export type PolicyOutcome =
  | { readonly kind: "yes" }
  | { readonly kind: "no" }
  | { readonly kind: "error"; readonly code: ConditionErrorCode | "not_compiled"; readonly message: string };

const NO: PolicyOutcome = { kind: "no" };

/** Whether a policy applies to the action it is asked about; its action type has been matched before. Never throws. */
export function evaluatePolicy(policy: CompiledPolicy, question: PolicyQuestion): PolicyOutcome {
  if (policy.agentIds !== null && !policy.agentIds.has(question.agentId)) return NO;
  if (policy.tools !== null && (question.tool === null || !policy.tools.has(question.tool))) return NO;
  return evaluateCondition(policy.condition, question);
}
