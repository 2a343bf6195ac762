import { z } from "zod";
import { storedName } from "@/server/auth/principal";
import { Comment, Rationale } from "./rationale";
import { GroupBy, OPEN_STATUSES, PAGE_MAX, REVIEW_STATUSES } from "./schemas";

const LIMIT_MAX = 200;

/** Whom a review can be for, as callers write it; stored with uuids. */
const Principal = z.string().transform((text, ctx) => {
  const stored = storedName(text);
  if (stored !== null) return stored;
  ctx.addIssue({ code: "custom", message: "must be role:<role>, group:grp_… or user:usr_…" });
  return z.NEVER;
});

/** An approval or rejection. */
export const AnswerSchema = z.strictObject({
  rationale: Rationale,
  /** Of the action as the caller saw it; when it has another, nothing is decided. */
  expectedDigest: z.string().max(100).optional(),
});
const MANY_MAX = 100;

/** One rejection of each of several tasks. */
export const RejectManySchema = z.strictObject({
  ids: z
    .array(z.string().max(64))
    .min(1)
    .max(MANY_MAX)
    .refine((ids) => new Set(ids).size === ids.length, "must name each once"),
  rationale: Rationale,
});
export const CommentSchema = z.strictObject({ text: Comment });
/** Exactly one of the two. */
export const AssignSchema = z
  .strictObject({ userId: z.string().optional(), group: z.string().optional() })
  .refine(({ userId, group }) => (userId === undefined) !== (group === undefined), {
    path: ["userId"],
    message: "give either userId or group",
  })
  .transform(({ userId, group }, ctx) => {
    const stored = storedName(userId === undefined ? `group:${group}` : `user:${userId}`);
    if (stored !== null) return stored;
    const path = userId === undefined ? "group" : "userId";
    ctx.addIssue({ code: "custom", path: [path], message: `must be a ${path === "group" ? "group" : "user"} id` });
    return z.NEVER;
  });
export const EditSchema = z.strictObject({
  payload: z.custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    "must be an object",
  ),
  rationale: Rationale,
  expectedDigest: z.string().max(100).optional(),
});

/** Filters of the queue. `status` takes several, separated by commas. */
export const QueueQuery = z.object({
  status: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(REVIEW_STATUSES)))
    .default([...OPEN_STATUSES]),
  agentId: z.string().min(1).max(200).optional(),
  /** `user:usr_…` or `group:grp_…`. */
  assignee: Principal.optional(),
  /** `true`: those that name me as approver or assignee, or a group or role of mine, or whom I stand in for. */
  mine: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional(),
  groupBy: GroupBy.optional(),
  page: z.coerce.number().int().min(1).max(PAGE_MAX).default(1),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
});
export type QueueQuery = z.output<typeof QueueQuery>;
