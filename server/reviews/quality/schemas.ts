import { z } from "zod";

/** Periods that figures are shown for, in days back from now. */
export const QUALITY_DAYS = [7, 30, 90] as const;
export type QualityDays = (typeof QUALITY_DAYS)[number];

/** An answer that was given sooner after the task was opened than this had no reading before it. */
export const QUICK_MS = 5_000;

/** Over HTTP the period is text. */
export const QualityQuery = z.object({
  days: z.enum(["7", "30", "90"]).default("30").transform(Number).pipe(z.literal(QUALITY_DAYS)),
});
export const QualityInput = z.strictObject({ days: z.literal(QUALITY_DAYS).default(30) });
export type QualityInput = z.output<typeof QualityInput>;

/** A share as the two counts it is made of: screens and callers divide, and see when there is nothing to divide by. */
const ShareSchema = z.object({ count: z.int(), of: z.int() });
export type Share = z.output<typeof ShareSchema>;

/** What one person did in the period. Rationales and comments are not read for it. */
const ReviewerQualitySchema = z.object({
  reviewerId: z.string(),
  /** Null for somebody who is not a member any more, or has given none. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Tasks they approved or rejected; an edit or a comment is no answer. */
  tasks: z.int(),
  /** Milliseconds from opening a task to answering it; null when every answer came by API. */
  medianOpenMs: z.number().nullable(),
  p90OpenMs: z.number().nullable(),
  /** Answers given within 5 s of opening, of those whose task was opened on the screen. */
  quick: ShareSchema,
  /** Tasks they approved, of those they answered; who approved and then rejected, rejected. */
  approved: ShareSchema,
  /** The same by the policy that opened the task, the most answered first; null where a guardrail or the mode did. */
  byPolicy: z.array(z.object({ policyId: z.string().nullable(), name: z.string().nullable(), approved: ShareSchema })),
  /** Tasks in which everybody else answered as they did, of those that others answered too. */
  agreed: ShareSchema,
  /** Tasks that expired or were escalated, of those that were assigned to them and ended. */
  missed: ShareSchema,
  /** Test tasks they caught, of those they answered; in none of the other figures. */
  tests: ShareSchema,
});
export type ReviewerQuality = z.output<typeof ReviewerQualitySchema>;

/** What is to be expected, from the same hours of the last four weeks on the organization's clocks. */
const ForecastSchema = z.object({
  /** The next 24 full hours. `tasks` is a mean; null where the organization has not lived through such an hour yet. */
  hours: z.array(z.object({ at: z.string(), tasks: z.number().nullable() })).length(24),
  /** Answers that these tasks will need, since some need several people's. */
  answers: z.number(),
  /** Who answered a task in the last four weeks and may still; when nobody did, all who may. */
  reviewers: z.int(),
  /** Answers for each of them; null when nobody may decide. */
  perReviewer: z.number().nullable(),
});
export type Forecast = z.output<typeof ForecastSchema>;

export const QualitySchema = z.object({
  days: z.literal(QUALITY_DAYS),
  since: z.string(),
  until: z.string(),
  /** `self`: the caller may see no figures but their own. */
  scope: z.enum(["everybody", "self"]),
  reviewers: z.array(ReviewerQualitySchema),
  /** Tasks that expired, of those that ended. */
  expired: ShareSchema,
  forecast: ForecastSchema,
});
export type Quality = z.output<typeof QualitySchema>;

/** How many reviews a person is asked to decide in an hour, 1 to 1,000, and whether approvals beyond that are refused. */
export const AttentionSettingsSchema = z.strictObject({
  reviewsPerHour: z.int().min(1).max(1_000),
  isHard: z.boolean(),
});
export type AttentionSettings = z.output<typeof AttentionSettingsSchema>;

/** How somebody stands to it. */
export const AttentionSchema = z.object({
  /** Reviews they decided in the last hour. */
  lastHour: z.int(),
  cap: z.int(),
  /** Their newest answers that were each given within 5 s of opening the task; ten in a row are too many. */
  quickRun: z.int(),
  quickRunCap: z.int(),
  /** While they are, nothing new is assigned to them. */
  isOver: z.boolean(),
  /** Which of the two they reached. */
  over: z.enum(["hour", "quick"]).nullable(),
  /** While they are over: whether their approvals are refused. */
  isHard: z.boolean(),
  /** When they are not any more, if they decide nothing until then. */
  until: z.string().nullable(),
});
export type AttentionView = z.output<typeof AttentionSchema>;
