import { ACTION_TYPES, RISK_CATEGORIES } from "@mastguard/engine";
import { z } from "zod";

export const REVIEW_STATUSES = ["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
/** The states in which a task still waits for a person. */
export const OPEN_STATUSES = ["PENDING", "PARTIALLY_APPROVED"] as const satisfies readonly ReviewStatus[];

const LIMIT_MAX = 200;

/** Filters of the queue. `status` takes several, separated by commas. */
export const QueueQuery = z.object({
  status: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(REVIEW_STATUSES)))
    .default([...OPEN_STATUSES]),
  agentId: z.string().min(1).max(200).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
});
export type QueueQuery = z.output<typeof QueueQuery>;

/** A task as the API shows it (contract §4). Payload and context are null for callers who may not see payloads. */
export const ReviewTaskView = z.object({
  id: z.string(),
  number: z.number(),
  traceId: z.string(),
  agentId: z.string(),
  actionType: z.enum(ACTION_TYPES),
  actionDigest: z.string(),
  payload: z.unknown(),
  context: z.unknown(),
  riskScore: z.number(),
  riskCategory: z.enum(RISK_CATEGORIES),
  mastFailures: z.array(
    z.object({
      modeId: z.string(),
      category: z.string(),
      name: z.string(),
      severity: z.string(),
      confidence: z.number(),
    }),
  ),
  triggeredPolicies: z.array(z.object({ id: z.string(), version: z.number(), name: z.string() })),
  status: z.enum(REVIEW_STATUSES),
  requiresDualApproval: z.boolean(),
  requiredApprovals: z.number(),
  approvals: z.array(z.object({ reviewerId: z.string(), decidedAt: z.string() })),
  slaDueAt: z.string(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
});
export type ReviewTaskView = z.output<typeof ReviewTaskView>;

/** A task with what happened to it, oldest first. */
export const ReviewTaskWithHistory = ReviewTaskView.extend({
  history: z.array(
    z.object({ event: z.string(), at: z.string(), reviewerId: z.string().nullable(), comment: z.string().optional() }),
  ),
});
export type ReviewTaskWithHistory = z.output<typeof ReviewTaskWithHistory>;
