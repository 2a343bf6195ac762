import { z } from "zod";
import { idempotencyOf } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { isId, type ReviewTaskId } from "@/server/ids";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { assignTask, commentOn, viewTask } from "./annotate";
import { answerReview } from "./answer-review";
import { editReview } from "./edit-review";
import { AnswerSchema, AssignSchema, CommentSchema, EditSchema, QueueQuery } from "./input";
import { getLinkSettings, updateLinkSettings } from "./links/link-settings";
import { LinkSettingsSchema } from "./links/schemas";
import { getAttentionSettings, updateAttentionSettings } from "./quality/attention-settings";
import { AttentionSchema, AttentionSettingsSchema, QualityInput, QualitySchema } from "./quality/schemas";
import { reviewAttention, reviewQuality } from "./quality/service";
import { QueueAgentsQuery, ScreenQueueQuery } from "./schemas";
import { assignableTo, queueAgents, screenQueue, screenTask } from "./screen";
import { taskStory } from "./task-story";
import { queueWithTests } from "./test-tasks/listed";
import { getTestSettings, updateTestSettings } from "./test-tasks/plan";
import { TestSettingsSchema } from "./test-tasks/schemas";

const reader = organizationProcedure("reviews:read");
const decider = organizationProcedure("reviews:decide");

const Task = z.object({ id: z.string() });
/** Chosen by the page for each answer and sent again with a retry: a lost connection or a double click decides once. */
const attempt = z.uuid();
const Answer = AnswerSchema.extend({ id: z.string(), decision: z.enum(["APPROVE", "REJECT"]), attempt });

/** @throws NotFoundError for what is no task's id. */
function taskId(id: string): ReviewTaskId {
  if (!isId("tsk", id)) throw new NotFoundError();
  return id;
}

export { delegationsRouter, peopleRouter, reviewerGroupsRouter } from "./people/router";

export const reviewsRouter = router({
  queue: reader.input(QueueQuery).query(({ ctx, input }) => queueWithTests(ctx, input)),
  /** A page of the queue without payloads, as the screen lists it. */
  list: reader.input(ScreenQueueQuery).query(({ ctx, input }) => screenQueue(ctx, input)),
  agents: reader.input(QueueAgentsQuery).query(({ ctx, input }) => queueAgents(ctx, input)),
  task: reader.input(Task).query(({ ctx, input }) => screenTask(ctx, input.id)),
  /** How its action was decided. */
  story: reader.input(Task).query(({ ctx, input }) => taskStory(ctx, taskId(input.id))),
  /** Whom it can be assigned to. */
  assignable: decider.input(Task).query(({ ctx, input }) => assignableTo(ctx, taskId(input.id))),
  /** Says that this person has it before them; of somebody who may not decide it, nothing is said. */
  view: decider.input(Task).mutation(({ ctx, input }) => viewTask(ctx, taskId(input.id))),
  answer: decider.input(Answer).mutation(async ({ ctx, input }) => {
    const { id, attempt, decision, rationale, expectedDigest = null } = input;
    const idempotency = idempotencyOf(attempt, { decision, rationale, expectedDigest });
    return await answerReview(ctx, taskId(id), { decision, rationale, expectedDigest }, idempotency);
  }),
  comment: decider
    .input(CommentSchema.extend({ id: z.string() }))
    .mutation(({ ctx, input }) => commentOn(ctx, taskId(input.id), input.text)),
  assign: decider
    .input(z.object({ id: z.string(), to: AssignSchema }))
    .mutation(({ ctx, input }) => assignTask(ctx, taskId(input.id), input.to)),
  edit: decider.input(EditSchema.extend({ id: z.string(), attempt })).mutation(async ({ ctx, input }) => {
    const { id, attempt, payload, rationale, expectedDigest = null } = input;
    const edit = { payload, rationale, expectedDigest };
    const { answer, test } = await editReview(ctx, taskId(id), edit, idempotencyOf(attempt, edit));
    return { ...answer, ...(test === undefined ? {} : { test }) };
  }),
  /** Of everybody with `members:read`, else of the caller. */
  quality: reader
    .input(QualityInput)
    .output(QualitySchema)
    .query(({ ctx, input }) => reviewQuality(ctx, input)),
  /** Whether the caller has decided more lately than a person can read. */
  attention: decider.output(AttentionSchema).query(({ ctx }) => reviewAttention(ctx)),
  attentionSettings: organizationProcedure("settings:read")
    .output(AttentionSettingsSchema)
    .query(({ ctx }) => getAttentionSettings(ctx)),
  setAttention: organizationProcedure("settings:write")
    .input(AttentionSettingsSchema)
    .output(AttentionSettingsSchema)
    .mutation(({ ctx, input }) => updateAttentionSettings(ctx, input)),
  /** Whether mails about a review carry a link for one person. */
  linkSettings: organizationProcedure("settings:read")
    .output(LinkSettingsSchema)
    .query(({ ctx }) => getLinkSettings(ctx)),
  setLinks: organizationProcedure("settings:write")
    .input(LinkSettingsSchema)
    .output(LinkSettingsSchema)
    .mutation(({ ctx, input }) => updateLinkSettings(ctx, input)),
  testSettings: organizationProcedure("settings:read")
    .output(TestSettingsSchema)
    .query(({ ctx }) => getTestSettings(ctx)),
  setTests: organizationProcedure("settings:write")
    .input(TestSettingsSchema)
    .output(TestSettingsSchema)
    .mutation(({ ctx, input }) => updateTestSettings(ctx, input)),
});
