import { z } from "zod";

/**
 * What detectors report by weighing words and intent, where a second reading can tell something. Not here: what is parsed
 * or validated (shell, SQL, credentials, personal data), counted (budgets, repetition) or a matter of names.
 */
const WEIGHED: ReadonlySet<string> = new Set([
  "prompt_injection",
  "suspect_text",
  "hidden_text",
  "harmful_content",
  "tainted_argument",
  "unrequested_action",
  "multi_turn",
  "tool_poisoning",
]);

/** A finding as the decision's entry holds it. */
export interface LoggedFinding {
  readonly type: string;
  readonly rule: string;
  readonly severity: string;
  readonly confidence: number;
  readonly effect: string;
  readonly path: string | null;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/**
 * The findings of a decision that a model is asked about: those of a type that weighs words, unless the organization's
 * guardrail blocks on it, which leaves no doubt to speak of. Whatever the verdict was: it stays.
 * @param body of an `action.decided` entry.
 */
export function doubtfulFindings(body: string): readonly LoggedFinding[] {
  return Body.parse(JSON.parse(body)).data.findings.filter(
    ({ type, effect }) => WEIGHED.has(type) && effect !== "block",
  );
}

const Body = z.object({
  data: z.object({
    findings: z.array(
      z.object({
        type: z.string(),
        rule: z.string(),
        severity: z.string(),
        confidence: z.number(),
        effect: z.string(),
        path: z.string().nullable(),
        span: z.object({ start: z.number(), end: z.number() }).nullable(),
      }),
    ),
  }),
});
