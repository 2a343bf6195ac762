import { VERDICTS } from "@mastguard/engine";
import { z } from "zod";
import { AgentRowSchema } from "@/server/agents/schemas";
import { REVIEW_STATUSES } from "@/server/reviews/schemas";

/** The figures of an organization. */
export const DashboardSchema = z.object({
  /** Since midnight in the organization's time zone. */
  eventsToday: z.int(),
  /** Mean of the last 5 minutes. */
  eventsPerMinute: z.number(),
  /** Today's events with a failure mode or a BLOCK. */
  failuresCaught: z.int(),
  /** Reviews that still wait, as the desk of this caller counts them: PENDING and PARTIALLY_APPROVED. */
  hitlQueueDepth: z.int(),
  /** 0–100; null until a compliance report exists. */
  complianceScore: z.number().nullable(),
  /** The fraction behind the score. */
  complianceDetail: z.object({ supported: z.int(), inScope: z.int() }).nullable(),
  /** Agents seen in the last 30 days. */
  agentsMonitored: z.int(),
});
export type Dashboard = z.output<typeof DashboardSchema>;

export const RANGES = ["1h", "24h", "7d", "30d"] as const;
export type Range = (typeof RANGES)[number];
export const OverviewInput = z.strictObject({ range: z.enum(RANGES).default("24h") });
export type OverviewInput = z.output<typeof OverviewInput>;

/**
 * One figure beside yesterday's at the same time on the organization's clocks. `yesterday` and `change` (today's minus
 * yesterday's) are null when there was nothing to count yet.
 * `hours`: the newest 24 hours, oldest first: events, failures and their rate in the hour, reviews waiting at its end,
 * agents that did something in it.
 */
const FigureSchema = z.object({
  value: z.number(),
  yesterday: z.number().nullable(),
  change: z.number().nullable(),
  hours: z.array(z.number()).length(24),
});
export type Figure = z.output<typeof FigureSchema>;

const FirstRunSchema = z.object({
  /** A key that works exists. */
  hasKey: z.boolean(),
  hasEvent: z.boolean(),
  hasPolicy: z.boolean(),
  /** Somebody beside the first owner belongs to the organization. */
  hasColleague: z.boolean(),
  firstEvent: z
    .object({ traceId: z.string(), at: z.string(), agentId: z.string(), decision: z.enum(VERDICTS) })
    .nullable(),
});
export type FirstRun = z.output<typeof FirstRunSchema>;

const WaitingReviewSchema = z.object({
  taskId: z.string(),
  number: z.int(),
  agentId: z.string(),
  createdAt: z.string(),
  slaDueAt: z.string(),
});
export type WaitingReview = z.output<typeof WaitingReviewSchema>;

/** Decisions in one stretch of time that starts at `at`. */
const BucketSchema = z.object({ at: z.string(), allow: z.int(), alert: z.int(), hitl: z.int(), block: z.int() });
export type Bucket = z.output<typeof BucketSchema>;

/** Everything the overview shows besides the live stream. Times are ISO 8601 UTC. */
export const OverviewSchema = z.object({
  asOf: z.string(),
  /** IANA zone whose midnight "today" starts at, and that midnight. */
  zone: z.string(),
  todaySince: z.string(),
  figures: z.object({
    eventsToday: FigureSchema,
    eventsPerMinute: FigureSchema,
    failuresCaught: FigureSchema,
    hitlQueueDepth: FigureSchema,
    agentsMonitored: FigureSchema,
    /** Null until a compliance report exists. */
    complianceScore: FigureSchema.nullable(),
  }),
  complianceDetail: DashboardSchema.shape.complianceDetail,
  /** The minute of the last 24 hours with the most events; null without any. */
  peakMinute: z.object({ at: z.string(), events: z.int() }).nullable(),
  /** What has waited longest; null when nothing waits, or the caller may not read reviews. */
  oldestReview: WaitingReviewSchema.nullable(),
  series: z.object({ range: z.enum(RANGES), bucketMinutes: z.int(), buckets: z.array(BucketSchema) }),
  /** The eight riskiest agents of the last 30 days; null when the caller may not read agents. */
  agents: z.array(AgentRowSchema).nullable(),
  firstRun: FirstRunSchema,
});
export type Overview = z.output<typeof OverviewSchema>;

/** What is due first on the review desk, at most five, and how many wait in all; both as the desk has them. */
export const WaitingReviewsSchema = z.object({
  total: z.int(),
  reviews: z.array(
    z.object({
      taskId: z.string(),
      number: z.int(),
      agentId: z.string(),
      /** The action in one line of words; without the permission to read payloads only its kind. */
      summary: z.string(),
      status: z.enum(REVIEW_STATUSES),
      approvals: z.int(),
      requiredApprovals: z.int(),
      createdAt: z.string(),
      slaDueAt: z.string(),
      resolvedAt: z.string().nullable(),
    }),
  ),
});
export type WaitingReviews = z.output<typeof WaitingReviewsSchema>;

/** `origin`: where agents reach this installation, without a trailing slash. `missing`: optional parts that are off. */
export const SetupSchema = z.object({ origin: z.string(), missing: z.array(z.enum(["mail", "publicAddress"])) });
export type Setup = z.output<typeof SetupSchema>;
