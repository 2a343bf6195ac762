import { type JsonValue, RISK_CATEGORIES } from "@mastguard/engine";
import { z } from "zod";

/** How it ended. `not_executed`: whoever asked decided otherwise, or was told to. */
const OUTCOME_STATUSES = ["succeeded", "failed", "not_executed"] as const;

/** Already scanned and parsed JSON. */
const json = z.custom<JsonValue>(() => true).optional();

/** What an agent reports of an action; `null` says as little as leaving out. */
export const OutcomeReportSchema = z.strictObject({
  status: z.enum(OUTCOME_STATUSES),
  executedDigest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, "must be `sha256:` and 64 lower-case hexadecimal digits")
    .nullish()
    .transform((digest) => digest ?? null),
  output: json.transform((value) => value ?? null),
  error: json.transform((value) => value ?? null),
  executedAt: z.iso
    .datetime({ offset: true, error: "must be a time in ISO 8601 with its offset, such as `2026-01-02T03:04:05Z`" })
    .nullish()
    .transform((text) => (text ? new Date(text).toISOString() : null)),
});
export type OutcomeReport = z.output<typeof OutcomeReportSchema>;

/** Types of findings about the outcome itself rather than its texts. */
export const OUTCOME_FLAGS = ["executed_without_allow", "executed_without_redemption", "digest_mismatch"] as const;
export type OutcomeFlag = (typeof OUTCOME_FLAGS)[number];

/** Something seen in an outcome: where, never what. */
const OutcomeFindingSchema = z.object({
  type: z.string(),
  rule: z.string(),
  severity: z.enum(RISK_CATEGORIES),
  /** From 0 to 1. */
  confidence: z.number(),
  /** Under `output` or `error`; `null` when it concerns the outcome as a whole. */
  path: z.string().nullable(),
  /** Of the text at `path`, in UTF-16 code units; the end is exclusive. */
  span: z.object({ start: z.number(), end: z.number() }).nullable(),
});
export type OutcomeFinding = z.output<typeof OutcomeFindingSchema>;

/** What the agent is told about its report. */
export const OutcomeAnswerSchema = z.object({
  findings: z.array(OutcomeFindingSchema),
  /** `null`: no digest was reported. */
  digestMatches: z.boolean().nullable(),
  executedWithoutAllow: z.boolean(),
});
export type OutcomeAnswer = z.output<typeof OutcomeAnswerSchema>;

/** An outcome as the log has it and the action's page shows it. */
export const LoggedOutcomeSchema = OutcomeAnswerSchema.extend({
  status: z.enum(OUTCOME_STATUSES),
  executedAt: z.string().nullable(),
  outputBytes: z.number().nullable(),
  errorBytes: z.number().nullable(),
});
