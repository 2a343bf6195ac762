import type { PolicyError, PolicyEvaluation, ShadowVerdict } from "../decision";
import { isStricter, strictest, type Verdict } from "../vocabulary/verdict";
import type { CompiledPolicy } from "./compile-policy";
import type { PolicyDefinition } from "./definition";
import { evaluatePolicy, type PolicyOutcome, type PolicyQuestion } from "./evaluate-policy";
import type { Combining } from "./policy-set";

/** What the policies of a set said, before any default. */
export interface PolicyRuling {
  /** The policy that decided; `null` when none did. */
  readonly matched: CompiledPolicy | null;
  /** The strictest decision among the policies that could not be evaluated; ALLOW when that asks for nothing. */
  readonly floor: Verdict;
  readonly evaluated: readonly PolicyEvaluation[];
  readonly errors: readonly PolicyError[];
  /** Those of them that count. */
  readonly broken: readonly PolicyDefinition[];
  readonly shadows: readonly ShadowHit[];
}

/** A shadow policy that would have applied; `floor` is what errors before it had asked for, `null` behind a match. */
interface ShadowHit {
  readonly policy: PolicyDefinition;
  readonly floor: Verdict | null;
}

/**
 * Evaluates policies in order. With `first_applicable` the first that applies decides and only shadow policies are
 * looked at behind it; with `deny_overrides` all are, and the strictest that applies decides, the earliest of equals.
 *
 * INVARIANT: a policy whose condition fails sets a floor of its own decision (ALERT, HITL, BLOCK) or is passed over
 * (ALLOW), and evaluation goes on: a broken rule can tighten a decision, never loosen one or hide a stricter one.
 */
export function combinePolicies(
  policies: readonly CompiledPolicy[],
  combining: Combining,
  question: PolicyQuestion,
): PolicyRuling {
  const evaluated: PolicyEvaluation[] = [];
  const errors: PolicyError[] = [];
  const broken: PolicyDefinition[] = [];
  const shadows: ShadowHit[] = [];
  let matched: CompiledPolicy | null = null;
  let floor: Verdict = "ALLOW";

  for (const policy of policies) {
    const { definition, notMatched } = policy;
    const isSettled = combining === "first_applicable" && matched !== null;
    if (isSettled && !definition.shadow) continue;
    const outcome = evaluatePolicy(policy, question);
    switch (outcome.kind) {
      case "no":
        evaluated.push(notMatched);
        break;
      case "error": {
        const raised = definition.shadow ? "ALLOW" : definition.decision;
        evaluated.push({ ...notMatched, outcome: "error" });
        errors.push(policyError(definition, outcome, raised));
        if (!definition.shadow) broken.push(definition);
        floor = strictest(floor, raised);
        break;
      }
      case "yes":
        evaluated.push({ ...notMatched, outcome: definition.shadow ? "shadow" : "matched" });
        if (definition.shadow) shadows.push({ policy: definition, floor: isSettled ? null : floor });
        else if (matched === null || isStricter(definition.decision, matched.definition.decision)) matched = policy;
    }
  }
  return { matched, floor, evaluated, errors, broken, shadows };
}

/** What each shadow policy would have changed, given what the policies decided without it. */
export function shadowVerdicts(
  { matched, floor, shadows }: PolicyRuling,
  combining: Combining,
  verdict: Verdict,
): readonly ShadowVerdict[] {
  return shadows.map((hit) => {
    const { id, versionId, version, decision } = hit.policy;
    const wouldBe = {
      first_applicable: () => (hit.floor === null ? verdict : strictest(hit.floor, decision)),
      deny_overrides: () => strictest(strictest(floor, decision), matched?.definition.decision ?? "ALLOW"),
    }[combining]();
    return { id, versionId, version, decision, wouldBe };
  });
}

function policyError(
  { id, versionId, version }: PolicyDefinition,
  { code, message }: Extract<PolicyOutcome, { kind: "error" }>,
  floor: Verdict,
): PolicyError {
  return { id, versionId, version, code, message, floor };
}
