import { assertNever, type Verdict } from "@mastguard/engine";
import type { DecidedAction } from "./trace-data";

/** A policy that was evaluated, in the order of evaluation. */
export interface PolicyRow {
  readonly id: string;
  readonly version: number;
  /** `null` where the policy is gone or may not be read; its id stands instead. */
  readonly name: string | null;
  readonly outcome: "matched" | "not_matched" | "error" | "shadow";
  /** What it decides; `null` where it did not match. */
  readonly decision: Verdict | null;
  readonly isDeciding: boolean;
  readonly words: string;
}

/**
 * Every policy that was evaluated. Those that took part carry their name as it was; for the rest only ids are kept, so
 * their names are today's.
 */
export function policyRowsOf(
  { answer, story }: DecidedAction,
  names: Readonly<Record<string, string>>,
): readonly PolicyRow[] {
  const took = new Map(story.policiesEvaluated.map((policy) => [policy.id, policy]));
  return answer.policiesEvaluated.map(({ id, version, outcome }) => {
    const policy = took.get(id);
    const decision = policy?.decision ?? null;
    const isDeciding = id === answer.matchedPolicyId;
    return {
      id,
      version,
      outcome,
      decision,
      isDeciding,
      name: policy?.name ?? names[id] ?? null,
      words: wordsOf(outcome, {
        decision,
        isDeciding,
        error: story.policyErrors.find((error) => error.id === id)?.message,
      }),
    };
  });
}

interface Details {
  readonly decision: Verdict | null;
  readonly isDeciding: boolean;
  readonly error: string | undefined;
}

function wordsOf(outcome: PolicyRow["outcome"], { decision, isDeciding, error }: Details): string {
  switch (outcome) {
    case "matched":
      return isDeciding ? `decides ${decision ?? ""}`.trim() : "matched, another decided";
    case "shadow":
      return `would be ${decision ?? "its decision"}, recorded only`;
    case "error":
      return `could not be evaluated${error === undefined ? "" : `: ${error}`}`;
    case "not_matched":
      return "does not apply";
    default:
      return assertNever(outcome);
  }
}
