import { summaryOf } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openRecords, parseStoredAnswer } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { isId } from "@/server/ids";
import { lookAlikes } from "./look-alike";
import { namesOf } from "./reviewer";
import type { QueueAgent, QueueView, ScreenQueueQuery, ScreenTask, TaskPage } from "./schemas";
import { findOrigin, listAgents, listRows } from "./screen-store";
import { reviewTask } from "./service";

/** A page of the queue for the screen: each task in words for who may read payloads, else by its tool or kind. */
export async function screenQueue(ctx: ActorContext, query: ScreenQueueQuery): Promise<TaskPage> {
  const names = query.mine ? await namesOf(ctx) : null;
  const { rows, total } = await inOrganizationRead(ctx.organizationId, (client) => listRows(client, query, names));
  const traceIds = ctx.permissions.has("payloads:read") ? rows.map(({ traceId }) => traceId) : [];
  const records = await openRecords(ctx.organizationId, traceIds);
  const tasks = rows.map(({ traceId, actionType, tool, ...row }) => ({
    ...row,
    summary: summaryOf({ actionType, tool }, records.get(traceId)?.payload),
  }));
  if (query.groupBy === undefined) return { tasks, total };
  const alike = await lookAlikes(ctx.organizationId, rows);
  return { tasks: tasks.map((task, at) => ({ ...task, lookAlike: alike[at] ?? null })), total };
}

/** Whose tasks are in a view, the most first. */
export async function queueAgents(ctx: ActorContext, view: QueueView): Promise<QueueAgent[]> {
  return await inOrganizationRead(ctx.organizationId, (client) => listAgents(client, view));
}

/** One task for its page. @throws NotFoundError for an id that is malformed, unknown or another organization's. */
export async function screenTask(ctx: ActorContext, id: string): Promise<ScreenTask> {
  if (!isId("tsk", id)) throw new NotFoundError();
  const [task, origin] = await Promise.all([
    reviewTask(ctx, id),
    inOrganizationRead(ctx.organizationId, (client) => findOrigin(client, id)),
  ]);
  if (origin === null) throw new NotFoundError();
  const { answer, story } = parseStoredAnswer(origin.answer);
  const { tool, environment, runId, sessionId } = origin;
  const maySee = ctx.permissions.has("payloads:read");
  return {
    ...task,
    summary: summaryOf({ actionType: task.actionType, tool }, maySee ? task.payload : undefined),
    content: !maySee ? "not_permitted" : task.payload === null && task.context === null ? "erased" : "shown",
    tool,
    environment,
    resource: maySee ? origin.resource : null,
    runId,
    sessionId,
    reasons: answer.reasons,
    riskParts: story.riskParts,
    findings: answer.findings,
    rule: ctx.permissions.has("policies:read") ? origin.rule : null,
  };
}
