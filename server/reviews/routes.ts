import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { unavailable } from "@/server/db/unavailable";
import { idempotencyOf, WAIT_MAX_SECONDS } from "@/server/decisions";
import { AppError } from "@/server/errors";
import type { Call } from "@/server/http/call";
import { publicError } from "@/server/http/envelope";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { parseJsonBody } from "@/server/http/scan-json";
import { isId, type ReviewTaskId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { assignTask, commentOn } from "./annotate";
import { answerReview } from "./answer-review";
import { editReview } from "./edit-review";
import { AnswerSchema, AssignSchema, CommentSchema, EditSchema, QueueQuery, RejectManySchema } from "./input";
import { type RejectedTask, rejectMany } from "./reject-many";
import {
  type DecisionOutcome,
  DecisionOutcomeSchema,
  EditOutcomeSchema,
  type RejectManyOutcome,
  RejectManyOutcomeSchema,
  ReviewTaskView,
  ReviewTaskWithHistory,
} from "./schemas";
import { awaitTask, reviewTask } from "./service";
import { queueWithTests } from "./test-tasks/listed";
import type { TestResult } from "./test-tasks/schemas";
import type { CastVote, VoteDecision } from "./vote";

const params = z.object({
  id: z.custom<ReviewTaskId>((value) => typeof value === "string" && isId("tsk", value)),
});

/** The queue, at `/api/v1/hitl/queue`. */
export const queueResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "reviews:read",
    query: QueueQuery,
    response: z.array(ReviewTaskView),
    handler: async ({ ctx, query }) => {
      const { tasks, total } = await queueWithTests(ctx, query);
      const { page, limit } = query;
      return Reply.data(tasks, { meta: { page, limit, total, totalPages: Math.ceil(total / limit) } });
    },
  }),
});

// One task and what can be done with it, at `/api/v1/hitl/tasks/{id}` and the aliases clients of the documented API use.

export const taskResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "reviews:read",
    params,
    query: z.object({ wait: z.coerce.number().int().min(0).max(WAIT_MAX_SECONDS).default(0) }),
    response: ReviewTaskWithHistory,
    handler: ({ ctx, params, query, call }) => awaitTask(ctx, params.id, query.wait, call.signal),
  }),
});

export const approveResource = resource({ POST: answering("APPROVE") });
export const rejectResource = resource({ POST: answering("REJECT") });

export const commentResource = resource({
  POST: route({
    auth: "apiKey",
    permission: "reviews:decide",
    params,
    body: CommentSchema,
    response: ReviewTaskWithHistory,
    handler: async ({ ctx, params, body }) => {
      await commentOn(ctx, params.id, body.text);
      return await reviewTask(ctx, params.id);
    },
  }),
});

export const assignResource = resource({
  POST: route({
    auth: "apiKey",
    permission: "reviews:decide",
    params,
    body: AssignSchema,
    response: ReviewTaskWithHistory,
    handler: async ({ ctx, params, body }) => {
      await assignTask(ctx, params.id, body);
      return await reviewTask(ctx, params.id);
    },
  }),
});

export const editResource = resource({
  POST: route({
    auth: "apiKey",
    permission: "reviews:decide",
    params,
    body: EditSchema,
    response: EditOutcomeSchema,
    idempotency: "optional",
    handler: async ({ ctx, params, body, idempotencyKey, call }) => {
      const { payload, rationale, expectedDigest = null } = body;
      const idempotency = idempotencyOf(idempotencyKey, bodyOf(call));
      const edited = await editReview(ctx, params.id, { payload, rationale, expectedDigest }, idempotency);
      const data = { task: await reviewTask(ctx, params.id), redecision: edited.answer, ...testOf(edited.test) };
      return Reply.data(data, { headers: replayed(edited) });
    },
  }),
});

/** Several rejections in one request, each on its own, at `/api/v1/hitl/tasks/reject`. */
export const rejectManyResource = resource({
  POST: route({
    auth: "apiKey",
    permission: "reviews:decide",
    body: RejectManySchema,
    response: RejectManyOutcomeSchema,
    idempotency: "optional",
    cost: ({ ids }) => ids.length,
    handler: async ({ ctx, body, idempotencyKey, call }) => {
      const rejected = await rejectMany(ctx, body, idempotencyOf(idempotencyKey, bodyOf(call)));
      return rejected.map((one) => rejectedOf(one, body.rationale));
    },
  }),
});

/** A retry with the same Idempotency-Key gets the same answer, and decides nothing again. */
function answering(decision: VoteDecision) {
  return route({
    auth: "apiKey",
    permission: "reviews:decide",
    params,
    body: AnswerSchema,
    response: DecisionOutcomeSchema,
    idempotency: "optional",
    handler: async ({ ctx, params, body, idempotencyKey, call }) => {
      const idempotency = idempotencyOf(idempotencyKey, bodyOf(call));
      return await outcomeOf(ctx, params.id, decision, body, idempotency);
    },
  });
}

async function outcomeOf(
  ctx: ActorContext,
  id: ReviewTaskId,
  decision: VoteDecision,
  { rationale, expectedDigest }: z.output<typeof AnswerSchema>,
  idempotency: ReturnType<typeof idempotencyOf>,
) {
  const cast = await answerReview(
    ctx,
    id,
    { decision, rationale, expectedDigest: expectedDigest ?? null },
    idempotency,
  );
  const data = {
    outcome: cast.outcome,
    task: await reviewTask(ctx, id),
    decisionRecord: decisionRecordOf(id, cast, { decision, rationale }),
    ...testOf(cast.test),
  };
  return Reply.data(data, { headers: replayed(cast) });
}

function replayed({ isReplayed }: { readonly isReplayed: boolean }): Record<string, string> {
  return isReplayed ? { "idempotent-replayed": "true" } : {};
}

function decisionRecordOf(
  taskId: string,
  cast: CastVote,
  { decision, rationale }: { readonly decision: VoteDecision; readonly rationale: string },
): DecisionOutcome["decisionRecord"] {
  const { noteId: id, reviewerId, onBehalfOf, decidedAt } = cast;
  return { id, taskId, reviewerId, onBehalfOf, decision, reason: rationale, decidedAt: decidedAt.toISOString() };
}

/** Said only of what was a test. */
function testOf(test: TestResult | undefined): { readonly test?: TestResult } {
  return test === undefined ? {} : { test };
}

function rejectedOf({ id, cast }: RejectedTask, rationale: string): RejectManyOutcome[number] {
  if (cast.status === "fulfilled") {
    const decisionRecord = decisionRecordOf(id, cast.value, { decision: "REJECT", rationale });
    return { id, success: true, data: { outcome: cast.value.outcome, decisionRecord, ...testOf(cast.value.test) } };
  }
  const error: unknown = cast.reason;
  const known = error instanceof AppError ? error : unavailable(error);
  if (known === null) wideEvent("error", { event: "reviews.reject_many", task: id, err: error });
  return { id, success: false, error: publicError(known) };
}

/** The raw body as JSON, for telling a retry from another answer. */
function bodyOf(call: Call): unknown {
  return parseJsonBody(call.body);
}
