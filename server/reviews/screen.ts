import { z } from "zod";
import { summaryOf } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { failedPolicies, openRecords, parseStoredAnswer } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { isId, type ReviewTaskId } from "@/server/ids";
import { type Edited, findEdited } from "./edited-from";
import { lookAlikes } from "./look-alike";
import { idIn, listAssignable, namesFor, readNames } from "./names";
import { namesOf } from "./reviewer";
import {
  type Assignable,
  type EditedFrom,
  type QueueAgent,
  type QueueAgentsQuery,
  type Replacement,
  type ReviewTaskWithHistory,
  type ScreenQueueQuery,
  type ScreenTask,
  TASKS_PER_PAGE,
  type TaskPage,
  type TaskRow,
  type TaskStep,
} from "./schemas";
import { findAnswer, findOrigin, listAgents, listLookers, listRows } from "./screen-store";
import { reviewTask } from "./service";
import { peopleIn, standingOf } from "./standing";
import { reviewBodies, traceOfTask } from "./store";
import { testsInView, withTestAgents, withTests } from "./test-tasks/listed";
import { screenTest } from "./test-tasks/screen-test";
import { seesTests } from "./test-tasks/store";
import { widened, windowOf } from "./window";

/** A page of the queue for the screen: each task in words for who may read payloads, else by its tool or kind. */
export async function screenQueue(ctx: ActorContext, query: ScreenQueueQuery): Promise<TaskPage> {
  const viewer = ctx.actor.type === "user" ? ctx.actor.id : null;
  const mine = query.mine ? await namesOf(ctx) : null;
  const tests = await testsInView(ctx, query, mine);
  const window = windowOf({ page: query.page, limit: TASKS_PER_PAGE });
  const { rows, total, names } = await inOrganizationRead(ctx.organizationId, async (client) => {
    const page = await listRows(client, query, { names: mine, viewer }, widened(window, tests.length));
    const mentioned = page.rows.flatMap(({ assignee, seenBy }) => [
      ...idIn(assignee),
      ...(seenBy ? [seenBy.userId] : []),
    ]);
    return { ...page, names: await namesFor(ctx, client, mentioned) };
  });
  const traceIds = ctx.permissions.has("payloads:read") ? rows.map(({ traceId }) => traceId) : [];
  const records = await openRecords(ctx.organizationId, traceIds);
  const tasks = rows.map(({ traceId, actionType, tool, assignee, seenBy, ...row }) => ({
    ...row,
    assignee: idIn(assignee).map((id) => names[id] ?? id)[0] ?? null,
    seenBy: seenBy === null ? null : { name: names[seenBy.userId] ?? seenBy.userId, at: seenBy.at },
    summary: summaryOf({ actionType, tool }, records.get(traceId)?.payload),
  }));
  const page = (real: readonly TaskRow[]) => withTests(ctx, { real, total, tests, query, window });
  if (query.groupBy === undefined) return await page(tasks);
  const alike = await lookAlikes(ctx, rows);
  return await page(tasks.map((task, at) => ({ ...task, ...alike[at] })));
}

/** Whose tasks are in a view, the most first. */
export async function queueAgents(ctx: ActorContext, { view, mine }: QueueAgentsQuery): Promise<QueueAgent[]> {
  const names = mine ? await namesOf(ctx) : null;
  const agents = await inOrganizationRead(ctx.organizationId, (client) => listAgents(client, view, names));
  return withTestAgents(agents, await testsInView(ctx, { view, page: 1 }, names));
}

/** Whom a task can be assigned to. @throws NotFoundError, also for another organization's. */
export async function assignableTo(ctx: ActorContext, id: ReviewTaskId): Promise<Assignable[]> {
  const found = await inOrganizationRead(ctx.organizationId, async (client) => {
    const real = await listAssignable(client, id, "review_task");
    return real ?? (seesTests(ctx) ? await listAssignable(client, id, "review_test") : null);
  });
  if (found === null) throw new NotFoundError();
  return found;
}

/** One task for its page. @throws NotFoundError for an id that is malformed, unknown or another organization's. */
export async function screenTask(ctx: ActorContext, id: string): Promise<ScreenTask> {
  if (!isId("tsk", id)) throw new NotFoundError();
  if ((await traceOfTask(ctx.organizationId, id)) === null) return await screenTest(ctx, id);
  const task = await reviewTask(ctx, id);
  const maySee = ctx.permissions.has("payloads:read");
  const content = !maySee ? "not_permitted" : task.payload === null && task.context === null ? "erased" : "shown";
  const standing = await standingOf(ctx, id, content === "erased");
  const { origin, steps, lookers, replacement, edited, names } = await inOrganizationRead(
    ctx.organizationId,
    async (client) => {
      const origin = await findOrigin(client, id);
      if (origin === null) throw new NotFoundError();
      const steps = stepsOf(task.history, await reviewBodies(client, origin.traceId), maySee);
      const { replacedBy } = task;
      const answer = replacedBy !== null && isId("trc", replacedBy) ? await findAnswer(client, replacedBy) : null;
      const edited = await findEdited(client, origin.traceId);
      const lookers = await listLookers(client, id);
      const people = steps.flatMap(({ by, onBehalfOf, to, told }) => [
        ...[by, onBehalfOf].filter((id) => id !== null),
        ...[to, ...told].flatMap(idIn),
      ]);
      const principals = [...task.approvers, task.assignee].flatMap(idIn);
      const names = await readNames(client, [
        ...people,
        ...principals,
        ...peopleIn(standing),
        ...(edited === null ? [] : [edited.by]),
      ]);
      return { origin, steps, lookers, replacement: replacementOf(answer), edited, names };
    },
  );
  const stored = parseStoredAnswer(origin.answer);
  const { answer, story } = stored;
  const { tool, environment, runId, sessionId } = origin;
  return {
    ...task,
    summary: summaryOf({ actionType: task.actionType, tool }, maySee ? task.payload : undefined),
    given: origin.given,
    content,
    tool,
    environment,
    resource: maySee ? origin.resource : null,
    runId,
    sessionId,
    reasons: answer.reasons,
    riskParts: story.riskParts,
    findings: answer.findings,
    failedPolicies: failedPolicies(stored),
    rule: ctx.permissions.has("policies:read") ? origin.rule : null,
    standing,
    steps,
    lookers,
    names,
    replacement,
    editedFrom: edited && (await editedFrom(ctx, edited, maySee)),
  };
}

async function editedFrom(ctx: ActorContext, { traceId, ...edited }: Edited, maySee: boolean): Promise<EditedFrom> {
  const record = maySee ? (await openRecords(ctx.organizationId, [traceId])).get(traceId) : undefined;
  return { ...edited, before: record?.payload ?? null };
}

/** The history with what only its entries say. Both are in the order of the log; what joined it between two reads is left for the next. */
function stepsOf(
  history: ReviewTaskWithHistory["history"],
  bodies: readonly string[],
  maySeeWords: boolean,
): TaskStep[] {
  let level: readonly string[] = [];
  return history.map(({ event, at, reviewerId, onBehalfOf, method, reason, outcome, comment }, index) => {
    const { assignee, noteId, approvers } = Said.parse(JSON.parse(bodies[index] ?? "{}")).data;
    level = approvers ?? level;
    return {
      event,
      at,
      by: reviewerId,
      onBehalfOf: onBehalfOf ?? null,
      to: event === "assigned" ? assignee : null,
      method: method ?? null,
      reason: reason ?? null,
      outcome: outcome ?? null,
      told: event === "escalated" || event === "reminded" ? level : [],
      text: comment ?? null,
      withheld: noteId === null || comment !== undefined ? null : maySeeWords ? "erased" : "not_permitted",
    };
  });
}

function replacementOf(stored: string | null): Replacement | null {
  if (stored === null) return null;
  const { traceId, decision, hitlTaskId } = parseStoredAnswer(stored).answer;
  return { traceId, decision, taskId: hitlTaskId };
}

const Said = z.object({
  data: z
    .object({
      assignee: z.string().nullable().default(null),
      noteId: z.string().nullable().default(null),
      approvers: z.array(z.string()).nullable().default(null),
    })
    .default({ assignee: null, noteId: null, approvers: null }),
});
