import type { Reason } from "../decision";
import type { FindingType, GuardrailEffect } from "../detection/finding-type";
import type { Finding } from "../finding";
import { strictest, type Verdict } from "../vocabulary/verdict";

const EFFECT_VERDICTS = {
  score: "ALLOW",
  alert: "ALERT",
  review: "HITL",
  block: "BLOCK",
} as const satisfies Record<Exclude<GuardrailEffect, "off">, Verdict>;

/** What the guardrails ask for at least, and why. ALLOW means they ask for nothing. */
export interface GuardrailReport {
  readonly floor: Verdict;
  /** One reason, about the findings that set the floor; none when they ask for nothing. */
  readonly reasons: readonly Reason[];
}

const NOTHING: GuardrailReport = { floor: "ALLOW", reasons: [] };

/** The strictest thing any finding's guardrail asks for. */
export function guard(findings: readonly Finding[], types: ReadonlyMap<string, FindingType>): GuardrailReport {
  const floor = findings.reduce<Verdict>((worst, { effect }) => strictest(worst, EFFECT_VERDICTS[effect]), "ALLOW");
  if (floor === "ALLOW") return NOTHING;
  const ids = [...new Set(findings.filter(({ effect }) => EFFECT_VERDICTS[effect] === floor).map(({ type }) => type))];
  const names = ids.map((id) => types.get(id)?.title ?? id).join(", ");
  const message = `The guardrail for ${names} asks for ${floor}.`;
  return { floor, reasons: [{ code: "guardrail", message, ids }] };
}
