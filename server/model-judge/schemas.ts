import { z } from "zod";

/** What a model may think of an action. */
export const JUDGE_VERDICTS = ["unsafe", "safe", "unsure"] as const;

/** What it may see in it. A closed list: a model's own words never enter the log. */
export const JUDGE_CATEGORIES = [
  "prompt_injection",
  "data_exfiltration",
  "unrequested_action",
  "destructive_action",
  "fraud",
  "harmful_content",
  "deception",
  "other",
] as const;

/** Why there is no opinion. */
const JUDGE_FAILURES = [
  "timeout",
  "unreachable",
  "refused",
  "too_large",
  "unreadable",
  "interrupted",
  "erased",
  "switched_off",
] as const;
export type JudgeFailure = (typeof JUDGE_FAILURES)[number];

/** What to change. Who switches it on says which endpoint was shown to them, so that they agree to no other. */
export const UpdateModelJudgeSchema = z.discriminatedUnion("enabled", [
  z.strictObject({ enabled: z.literal(true), origin: z.string().max(300) }),
  z.strictObject({ enabled: z.literal(false) }),
]);
export type UpdateModelJudgeInput = z.output<typeof UpdateModelJudgeSchema>;

/** Whether an organization's doubtful actions are shown to a model, and to which. */
export const ModelJudgeSchema = z.object({
  /** What the organization said. Off until it says otherwise. */
  enabled: z.boolean(),
  /** Scheme, host and port it was switched on for, such as `https://models.example.com`; `null` when it never was. */
  origin: z.string().nullable(),
  /** What the operator has configured; `null` when nothing. */
  endpoint: z.object({ origin: z.string(), model: z.string() }).nullable(),
  /** Whether anything leaves now: switched on, for the endpoint that is configured. */
  isAsking: z.boolean(),
  updatedAt: z.iso.datetime().nullable(),
});
export type ModelJudgeView = z.output<typeof ModelJudgeSchema>;

/** A model's opinion on one action, as its page shows it. It decides nothing. */
export const OpinionSchema = z.object({
  /** Of its entry. */
  index: z.number().int(),
  model: z.string(),
  /** `null`: there is no opinion, and `failure` says why. */
  verdict: z.enum(JUDGE_VERDICTS).nullable(),
  confidence: z.number().nullable(),
  categories: z.array(z.enum(JUDGE_CATEGORIES)),
  failure: z.enum(JUDGE_FAILURES).nullable(),
  latencyMs: z.number().nullable(),
  /** The model's words; `null` without the permission `payloads:read`, since they may repeat the payload, and when erased. */
  reason: z.string().nullable(),
});
export type OpinionView = z.output<typeof OpinionSchema>;
