import { arrayOf, boolean, nullable, number, object, oneOf, string } from "./reader";
import { RISK_CATEGORIES, type RiskCategory } from "./vocabulary";

/** What became of an action. At most 262,144 bytes of JSON. */
export interface Outcome {
  readonly status: "succeeded" | "failed" | "not_executed";
  /** Of what was executed: `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of `{agentId, actionType, payload}`. */
  readonly executedDigest?: string;
  /** Any JSON. It is looked through for credentials, personal data and orders to the agent, and stored encrypted. */
  readonly output?: unknown;
  /** Like `output`. */
  readonly error?: unknown;
  readonly executedAt?: Date | string;
}

/** Something seen in an outcome: where, never the text itself. */
export interface OutcomeFinding {
  /** `executed_without_allow`, `executed_without_redemption`, `digest_mismatch`, or what a detector saw. Treat others as opaque. */
  readonly type: string;
  readonly rule: string;
  readonly severity: RiskCategory;
  /** 0 to 1. */
  readonly confidence: number;
  /** Such as `output.rows[0].note`; `null` when it concerns the outcome as a whole. */
  readonly path: string | null;
  /** Of the text at `path`, in UTF-16 code units; the end is exclusive. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** What is to be said of an outcome. */
export interface OutcomeReport {
  readonly findings: readonly OutcomeFinding[];
  /** `null` when no digest was reported. */
  readonly digestMatches: boolean | null;
  readonly executedWithoutAllow: boolean;
}

export const readOutcomeReport = object<OutcomeReport>({
  findings: arrayOf(
    object<OutcomeFinding>({
      type: string,
      rule: string,
      severity: oneOf(RISK_CATEGORIES),
      confidence: number,
      path: nullable(string),
      span: nullable(object<{ start: number; end: number }>({ start: number, end: number })),
    }),
  ),
  digestMatches: nullable(boolean),
  executedWithoutAllow: boolean,
});
