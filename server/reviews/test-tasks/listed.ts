import { summaryOf } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { publicName } from "@/server/auth/principal";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { ReviewTaskId } from "@/server/ids";
import type { QueueQuery } from "../input";
import { type LookAlike, lookAlikeOf } from "../look-alike";
import { idIn, namesFor } from "../names";
import { namesOf } from "../reviewer";
import {
  OPEN_STATUSES,
  type QueueAgent,
  type QueueView,
  type ReviewTaskView,
  type ScreenQueueQuery,
  type TaskPage,
  type TaskRow,
} from "../schemas";
import { VIEWS } from "../screen-store";
import { reviewQueue } from "../service";
import { type Window, widened, windowOf, withOthers } from "../window";
import { looksAt, type TestLook, testView } from "./review-test";
import { listTests } from "./store";
import type { TestTask } from "./test-row";

// Tests among the tasks of a list: read beside them, sorted in after.

/** The queue as reviewers see it, at `/api/v1/hitl/queue` too: whoever compared the two would find the tests. */
export async function queueWithTests(
  ctx: ActorContext,
  query: QueueQuery,
): Promise<{ tasks: ReviewTaskView[]; total: number }> {
  const names = query.mine ? await namesOf(ctx) : null;
  const tests = (await listTests(ctx, query.status)).filter(
    (test) => isListed(test, query, names) && (query.assignee === undefined || test.assignee === query.assignee),
  );
  const window = windowOf(query);
  const { tasks, total } = await reviewQueue(ctx, query, { names, window: widened(window, tests.length) });
  const views = tests.map((test) => ({
    ...testView(ctx, test),
    ...(query.groupBy === undefined ? {} : { lookAlike: alikeOf(ctx, test).lookAlike }),
  }));
  const inOrder = (a: ReviewTaskView, b: ReviewTaskView) => order(a.createdAt, b.createdAt) || order(a.id, b.id);
  return { tasks: withOthers(tasks, views, window, inOrder), total: total + tests.length };
}

/** When a test waited. */
export interface WaitedTest extends Pick<TestTask, "number" | "createdAt" | "slaDueAt" | "resolvedAt"> {
  readonly taskId: ReviewTaskId;
  readonly agentId: string;
}

/** When the tests waited that the lists of this caller have, the newest 200: what says how long their queue is, or was, counts them too. */
export async function waitedTests(ctx: ActorContext): Promise<WaitedTest[]> {
  const tests = await listTests(ctx, null);
  return tests.map(({ id, number, event, createdAt, slaDueAt, resolvedAt }) => ({
    taskId: id,
    number,
    agentId: event.agentId,
    createdAt,
    slaDueAt,
    resolvedAt,
  }));
}

/** How many tasks wait, as the lists of this caller have them. */
export async function countWaiting(ctx: ActorContext): Promise<number> {
  const tests = await listTests(ctx, OPEN_STATUSES);
  return await inOrganizationRead(ctx.organizationId, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*) from mastguard.review_task where status = any ($1)",
      [OPEN_STATUSES],
    );
    return (rows[0]?.count ?? 0) + tests.length;
  });
}

/** The tests that belong in a view of the screen. @param names as stored principals, when only theirs are asked for. */
export async function testsInView(
  ctx: ActorContext,
  query: ScreenQueueQuery,
  names: readonly string[] | null,
): Promise<TestTask[]> {
  const { statuses, isOfToday } = VIEWS[query.view];
  const midnight = new Date().setUTCHours(0, 0, 0, 0);
  const tests = await listTests(ctx, statuses);
  return tests.filter(
    (test) =>
      isListed(test, query, names) &&
      (!isOfToday || (test.resolvedAt !== null && test.resolvedAt.getTime() >= midnight)),
  );
}

/** A page of the screen with the tests in it. */
export async function withTests(
  ctx: ActorContext,
  {
    real,
    total,
    tests,
    query,
    window,
  }: {
    /** As {@link widened} asked for. */
    readonly real: readonly TaskRow[];
    readonly total: number;
    readonly tests: readonly TestTask[];
    readonly query: ScreenQueueQuery;
    readonly window: Window;
  },
): Promise<TaskPage> {
  if (tests.length === 0) return { tasks: real, total };
  const looking = new Map(tests.map((test) => [test.id, lastLook(ctx, test)]));
  const mentioned = tests.flatMap(({ id, assignee }) => {
    const look = looking.get(id) ?? null;
    return [...idIn(assignee === null ? null : publicName(assignee)), ...(look === null ? [] : [look.userId])];
  });
  const names = await inOrganizationRead(ctx.organizationId, (client) => namesFor(ctx, client, mentioned));
  const rows = tests.map((test): TaskRow => {
    const look = looking.get(test.id) ?? null;
    const [assignee] = idIn(test.assignee === null ? null : publicName(test.assignee));
    return {
      ...rowOf(test),
      assignee: assignee === undefined ? null : (names[assignee] ?? assignee),
      seenBy: look === null ? null : { name: names[look.userId] ?? look.userId, at: look.at.toISOString() },
      summary: summaryIn(ctx, test),
      ...(query.groupBy === undefined ? {} : alikeOf(ctx, test)),
      ...(test.result === null ? {} : { test: test.result }),
    };
  });
  return { tasks: withOthers(real, rows, window, ORDERS[query.view]), total: total + tests.length };
}

/** Agents with the tests that name them. */
export function withTestAgents(agents: readonly QueueAgent[], tests: readonly TestTask[]): QueueAgent[] {
  const counts = new Map(agents.map(({ agentId, count }) => [agentId, count]));
  for (const { event } of tests) counts.set(event.agentId, (counts.get(event.agentId) ?? 0) + 1);
  return [...counts]
    .map(([agentId, count]) => ({ agentId, count }))
    .sort((a, b) => b.count - a.count || order(a.agentId, b.agentId));
}

function isListed(
  { event, approvers, assignee }: TestTask,
  { agentId }: { readonly agentId?: string | undefined },
  names: readonly string[] | null,
): boolean {
  return (
    (agentId === undefined || event.agentId === agentId) &&
    (names === null || [...approvers, assignee].some((named) => named !== null && names.includes(named)))
  );
}

function rowOf(test: TestTask): Omit<TaskRow, "assignee" | "seenBy" | "summary"> {
  const { id, number, event, actionDigest, riskScore, riskCategory, status, requiredApprovals, steps } = test;
  return {
    id,
    number,
    agentId: event.agentId,
    status,
    requiredApprovals,
    riskScore,
    riskCategory,
    actionDigest,
    approvals: steps.filter(({ event: step }) => step === "approved").length,
    createdAt: test.createdAt.toISOString(),
    slaDueAt: test.slaDueAt.toISOString(),
    resolvedAt: test.resolvedAt?.toISOString() ?? null,
  };
}

function summaryIn({ permissions }: ActorContext, { event: { actionType, context, payload } }: TestTask): string {
  const tool = context?.tool ?? null;
  return summaryOf({ actionType, tool }, permissions.has("payloads:read") ? payload : undefined);
}

/** Who else has it before them; of several, who said so last. */
function lastLook({ actor }: ActorContext, test: TestTask): TestLook | null {
  const others = looksAt(test).filter(({ userId }) => actor.type !== "user" || userId !== actor.id);
  return others.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())[0] ?? null;
}

function alikeOf(ctx: ActorContext, { event, ...test }: TestTask): LookAlike {
  const { agentId, actionType, context, payload } = event;
  return lookAlikeOf(ctx, { ...test, agentId, actionType, tool: context?.tool ?? null }, payload);
}

/** The orders of the views, as `VIEWS` has them for the database. */
const ORDERS: Readonly<Record<QueueView, (a: TaskRow, b: TaskRow) => number>> = {
  waiting: (a, b) => order(a.slaDueAt, b.slaDueAt) || a.number - b.number,
  decided: (a, b) => order(b.resolvedAt ?? "", a.resolvedAt ?? "") || b.number - a.number,
  expired: (a, b) => order(b.createdAt, a.createdAt) || b.number - a.number,
  all: (a, b) => b.number - a.number,
};

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
