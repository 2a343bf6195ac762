import type { ActorContext } from "@/server/auth/actor";
import { publicName } from "@/server/auth/principal";
import { NotFoundError } from "@/server/errors";
import type { ReviewTaskId, UserId } from "@/server/ids";
import type { ReviewTaskView, ReviewTaskWithHistory } from "../schemas";
import { taskView } from "../task-view";
import { findTest } from "./store";
import { ENDINGS, type TestTask } from "./test-row";
import { openWords } from "./words";

/** A test as any other task, until it has ended. @throws NotFoundError as for a task there is not. */
export async function reviewTest(ctx: ActorContext, id: ReviewTaskId): Promise<ReviewTaskWithHistory> {
  const test = await findTest(ctx, id);
  if (test === null) throw new NotFoundError();
  return { ...testView(ctx, test), history: historyOf(ctx, test) };
}

/** The same without what happened to it. */
export function testView({ permissions }: ActorContext, test: TestTask): ReviewTaskView {
  const { event, stored, steps } = test;
  const task = {
    ...test,
    agentId: event.agentId,
    actionType: event.actionType,
    approvers: test.approvers.map(publicName),
    assignee: test.assignee === null ? null : publicName(test.assignee),
    level: 0,
    replacedBy: null,
    approvals: steps.flatMap(({ event: step, userId, onBehalfOf, at }) =>
      step === "approved" ? [{ reviewerId: userId, onBehalfOf, decidedAt: at.toISOString() }] : [],
    ),
  };
  const record = { payload: event.payload, context: event.context ?? {} };
  return {
    ...taskView(task, stored, permissions.has("payloads:read") ? record : undefined),
    ...(test.result === null ? {} : { test: test.result }),
  };
}

/** What its history would be, were each step an entry. */
export function historyOf(
  { organizationId, permissions }: ActorContext,
  test: TestTask,
): ReviewTaskWithHistory["history"] {
  const opened = { event: "opened", at: test.createdAt.toISOString(), reviewerId: null };
  const expired =
    test.status === "EXPIRED" && test.resolvedAt !== null
      ? [{ event: "expired", at: test.resolvedAt.toISOString(), reviewerId: null }]
      : [];
  const steps = test.steps.map(({ id, event, at, userId, onBehalfOf, method, text }) => ({
    ...(event === "routed"
      ? { event: "assigned", reviewerId: null, reason: "attention_limit" }
      : { event, reviewerId: userId }),
    at: at.toISOString(),
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
    ...(method === null ? {} : { method }),
    ...(text === null || !permissions.has("payloads:read") ? {} : { comment: openWords(organizationId, id, text) }),
  }));
  return [opened, ...steps, ...expired];
}

/** Somebody who has a test before them. */
export interface TestLook {
  readonly userId: UserId;
  /** When they first had. */
  readonly at: Date;
  readonly seenAt: Date;
}

/** Who has it before them at this moment and did not end it, the first to come first. */
export function looksAt({ steps }: TestTask): TestLook[] {
  const ended = steps.find(({ event }) => ENDINGS.has(event))?.userId;
  return steps.flatMap(({ userId, at, seenAt }) =>
    seenAt === null || userId === ended ? [] : [{ userId, at, seenAt }],
  );
}
