import type { ActorContext } from "@/server/auth/actor";
import { publicName } from "@/server/auth/principal";
import { NotFoundError } from "@/server/errors";
import { type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import type { ReviewTaskView, ReviewTaskWithHistory } from "../schemas";
import { taskView } from "../task-view";
import { findTest } from "./store";
import { ENDINGS, type TestStep, type TestTask } from "./test-row";
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
export function historyOf(ctx: ActorContext, test: TestTask): ReviewTaskWithHistory["history"] {
  return happenedTo(test).map(({ event, at, step }) => ({
    event: event === "routed" ? "assigned" : event,
    at: at.toISOString(),
    reviewerId: event === "routed" ? null : (step?.userId ?? null),
    ...(event === "routed" ? { reason: "attention_limit" } : {}),
    ...(step === null ? {} : saidIn(ctx, step)),
  }));
}

function saidIn({ organizationId, permissions }: ActorContext, { id, onBehalfOf, method, text }: TestStep) {
  return {
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
    ...(method === null ? {} : { method }),
    ...(text === null || !permissions.has("payloads:read") ? {} : { comment: openWords(organizationId, id, text) }),
  };
}

/** Something that happened to a test. */
interface Happening {
  readonly event: TestStep["event"] | "opened" | "reminded" | "expired";
  readonly at: Date;
  /** What somebody did; null for what time does. */
  readonly step: TestStep | null;
}

/** What happened to a test, oldest first: with what time does to any task. */
export function happenedTo(test: TestTask): readonly Happening[] {
  const { createdAt, resolvedAt, status, now } = test;
  const byTime = (event: Happening["event"], at: Date): Happening => ({ event, at, step: null });
  const steps = test.steps.map((step): Happening => ({ event: step.event, at: step.at, step }));
  const reminded = remindedAt(test);
  const isReminded = reminded <= (resolvedAt ?? now);
  const isBefore = ({ at }: Happening) => !isReminded || at <= reminded;
  return [
    byTime("opened", createdAt),
    ...steps.filter(isBefore),
    ...(isReminded ? [byTime("reminded", reminded)] : []),
    ...steps.filter((step) => !isBefore(step)),
    ...(status === "EXPIRED" && resolvedAt !== null ? [byTime("expired", resolvedAt)] : []),
  ];
}

/** When a quarter of its time is left, and as much later as a sweep would be. */
function remindedAt({ id, createdAt, slaDueAt }: TestTask): Date {
  const quarterMs = (slaDueAt.getTime() - createdAt.getTime()) / 4;
  const lateMs = Number.parseInt(uuidOf("tsk", id).slice(-6), 16) % SWEEP_MS;
  return new Date(slaDueAt.getTime() - quarterMs + lateMs);
}

const SWEEP_MS = 1_000;

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
