import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openRecords, parseStoredAnswer, untilFinal } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import type { ReviewTaskId } from "@/server/ids";
import { historyOf } from "./history";
import type { QueueQuery } from "./input";
import { lookAlikes } from "./look-alike";
import { readNotes } from "./note";
import { OPEN_STATUSES, type ReviewTaskView, type ReviewTaskWithHistory } from "./schemas";
import { findTask, listTasks, reviewBodies, type StoredTask } from "./store";
import { taskView } from "./task-view";
import { reviewTest } from "./test-tasks/review-test";
import type { Window } from "./window";

/**
 * A part of the queue, the longest waiting first, without the tests that reviewers see among them.
 * @param names only tasks that name one of these stored principals as approver or assignee; null for all.
 */
export async function reviewQueue(
  ctx: ActorContext,
  query: Omit<QueueQuery, "mine" | "page" | "limit">,
  { names, window }: { readonly names: readonly string[] | null; readonly window: Window },
): Promise<{ tasks: ReviewTaskView[]; total: number }> {
  const { tasks, total } = await inOrganizationRead(ctx.organizationId, (client) =>
    listTasks(client, query, names, window),
  );
  const views = await viewsOf(ctx, tasks);
  if (query.groupBy === undefined) return { tasks: views, total };
  const alike = await lookAlikes(ctx, tasks);
  return { tasks: views.map((view, at) => ({ ...view, lookAlike: alike[at]?.lookAlike ?? null })), total };
}

/**
 * One task with its history; with `waitSeconds` as soon as it is decided, on whatever node that happens, or as it is when the time is over.
 * @throws NotFoundError, also for another organization's.
 */
export async function awaitTask(
  ctx: ActorContext,
  id: ReviewTaskId,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<ReviewTaskWithHistory> {
  return await untilFinal(ctx.organizationId, { waitSeconds, signal }, async () => {
    const value = await reviewTask(ctx, id);
    return { value, isFinal: !OPEN_STATUSES.some((status) => status === value.status) };
  });
}

/** One task with its history. Throws NotFoundError, also for another organization's. */
export async function reviewTask(ctx: ActorContext, id: ReviewTaskId): Promise<ReviewTaskWithHistory> {
  const found = await inOrganizationRead(ctx.organizationId, async (client) => {
    const task = await findTask(client, id);
    return task ? { task, bodies: await reviewBodies(client, task.traceId) } : null;
  });
  if (!found) return await reviewTest(ctx, id);
  const { organizationId, permissions } = ctx;
  const [[view], noteOf] = await Promise.all([
    viewsOf(ctx, [found.task]),
    permissions.has("payloads:read") ? readNotes(organizationId, found.task.traceId) : () => null,
  ]);
  if (!view) throw new NotFoundError();
  return { ...view, history: found.bodies.map((body) => historyOf(body, noteOf)) };
}

async function viewsOf(ctx: ActorContext, tasks: readonly StoredTask[]): Promise<ReviewTaskView[]> {
  const maySee = ctx.permissions.has("payloads:read");
  const records = maySee
    ? await openRecords(
        ctx.organizationId,
        tasks.map(({ traceId }) => traceId),
      )
    : null;
  return tasks.map((task) => taskView(task, parseStoredAnswer(task.answer), records?.get(task.traceId)));
}
