import type pg from "pg";
import { z } from "zod";
import { publicName } from "@/server/auth/principal";
import { idOf, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import {
  OPEN_STATUSES,
  type QueueAgent,
  type QueueView,
  type ReviewStatus,
  type ScreenQueueQuery,
  type ScreenTask,
  type TaskRow,
  type TaskRule,
} from "./schemas";
import { TaskColumns, taskFields } from "./task-row";
import type { Window } from "./window";

/** A row of the list before it has words. */
export interface StoredRow extends Omit<TaskRow, "summary" | "assignee" | "seenBy"> {
  readonly traceId: TraceId;
  readonly actionType: string;
  readonly tool: string | null;
  /** `user:usr_…` or `group:grp_…`. */
  readonly assignee: string | null;
  readonly seenBy: { readonly userId: UserId; readonly at: string } | null;
}

interface View {
  readonly statuses: readonly ReviewStatus[] | null;
  readonly order: string;
  readonly isOfToday: boolean;
}

/**
 * What a view holds and its order: what is due first, first; what is over, newest first. Expired tasks come by the index
 * (organization, status, created), all of them by (organization, number), those of today are found by (organization, resolved); the few
 * thousand that wait, or were decided today, are sorted.
 */
export const VIEWS: Readonly<Record<QueueView, View>> = {
  waiting: { statuses: OPEN_STATUSES, order: "sla_due_at, number", isOfToday: false },
  decided: { statuses: ["APPROVED", "REJECTED"], order: "resolved_at desc, number desc", isOfToday: true },
  expired: { statuses: ["EXPIRED"], order: "created_at desc, number desc", isOfToday: false },
  all: { statuses: null, order: "number desc", isOfToday: false },
};
const IN_VIEW = `($1::text[] is null or status = any ($1)) and (not $2::boolean or resolved_at >= date_trunc('day', now(), 'UTC'))`;
/** For so long others see that somebody has a task before them, who says so twice in it (`use-seen.ts`). An SQL interval; `due_review_routing` has it too. */
export const LOOKING = "interval '75 seconds'";
const AGENTS_MAX = 50;

/** Tasks that name one of these as approver or assignee; all of them for null. */
const ofThese = (names: string) => `(${names}::text[] is null or approvers && ${names} or assignee = any (${names}))`;

/** One page of a view, and how many tasks the view has. @param names only tasks that name one of these as approver or assignee; null for all. */
export async function listRows(
  client: pg.PoolClient,
  { view, agentId }: ScreenQueueQuery,
  { names, viewer }: { readonly names: readonly string[] | null; readonly viewer: UserId | null },
  { offset, limit }: Window,
): Promise<{ rows: StoredRow[]; total: number }> {
  const { statuses, order, isOfToday } = VIEWS[view];
  const where = `${IN_VIEW} and ($3::text is null or agent_id = $3) and ${ofThese("$4")}`;
  const values = [statuses, isOfToday, agentId ?? null, names];
  const counted = await client.query<{ total: number }>(
    `select count(*) as total from mastguard.review_task where ${where}`,
    values,
  );
  // The page is cut before the join: only its rows are looked up among the actions.
  const { rows } = await client.query(
    `select t.*, a.tool,
       (select count(*) from mastguard.review_vote v where v.organization_id = t.organization_id and v.task_id = t.id and v.decision = 'APPROVE') as approvals,
       (select json_build_object('user', w.user_id, 'at', w.viewed_at) from mastguard.review_view w
        where w.organization_id = t.organization_id and w.task_id = t.id and w.seen_at > now() - ${LOOKING} and w.user_id is distinct from $6::uuid
          and not exists (select 1 from mastguard.review_vote v where v.organization_id = w.organization_id and v.task_id = w.task_id and v.user_id = w.user_id)
        order by w.seen_at desc limit 1) as seen
     from (select organization_id, id, number, trace_id, agent_id, action_type, action_digest, status, required_approvals, risk_score,
          risk_category, created_at, sla_due_at, resolved_at, assignee
        from mastguard.review_task where ${where} order by ${order} limit $7 offset $5) t
     join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id order by ${order}`,
    [...values, offset, viewer === null ? null : uuidOf("usr", viewer), limit],
  );
  return { rows: rows.map(parseRow), total: counted.rows[0]?.total ?? 0 };
}

/** Who has a task before them at this moment and has not approved it, whoever came first. */
export async function listLookers(client: pg.PoolClient, id: ReviewTaskId): Promise<UserId[]> {
  const { rows } = await client.query<{ user_id: string }>(
    `select w.user_id from mastguard.review_view w where w.task_id = $1 and w.seen_at > now() - ${LOOKING} and not exists
       (select 1 from mastguard.review_vote v where v.organization_id = w.organization_id and v.task_id = w.task_id and v.user_id = w.user_id)
     order by w.viewed_at`,
    [uuidOf("tsk", id)],
  );
  return rows.map(({ user_id }) => idOf("usr", user_id));
}

/** How the action that took a task's place was decided, as JSON of a StoredAnswer; null when there is none. */
export async function findAnswer(client: pg.PoolClient, trace: TraceId): Promise<string | null> {
  const { rows } = await client.query<{ answer: string }>("select answer from mastguard.action where id = $1", [
    uuidOf("trc", trace),
  ]);
  return rows[0]?.answer ?? null;
}

/** The agents with the most tasks in a view, at most 50. @param names as for the rows. */
export async function listAgents(
  client: pg.PoolClient,
  view: QueueView,
  names: readonly string[] | null,
): Promise<QueueAgent[]> {
  const { rows } = await client.query<{ agent_id: string; count: number }>(
    `select agent_id, count(*) as count from mastguard.review_task where ${IN_VIEW} and ${ofThese("$3")}
     group by agent_id order by count desc, agent_id limit ${AGENTS_MAX}`,
    [VIEWS[view].statuses, VIEWS[view].isOfToday, names],
  );
  return rows.map(({ agent_id, count }) => ({ agentId: agent_id, count }));
}

/** What never changes of a task's action, and the rule that opened it. */
export interface TaskOrigin {
  readonly traceId: TraceId;
  readonly tool: string | null;
  readonly environment: string | null;
  readonly resource: string | null;
  readonly runId: string | null;
  readonly sessionId: string | null;
  readonly given: ScreenTask["given"];
  /** JSON of a StoredAnswer. */
  readonly answer: string;
  readonly rule: TaskRule | null;
}

/** Where a task comes from; null when this organization has none by that id. */
export async function findOrigin(client: pg.PoolClient, id: ReviewTaskId): Promise<TaskOrigin | null> {
  const { rows } = await client.query(
    `select a.id as trace_id, a.tool, a.environment, a.resource, a.run_id, a.session_id, a.answer, t.sla_minutes, 1 + cardinality(t.escalations) as levels, v.policy_id, v.version, v.name,
       v.description, v.condition, case when p.deleted_at is null then p.version end as current_version
     from mastguard.review_task t
     join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
     left join mastguard.policy_version v on v.organization_id = t.organization_id and v.id = t.policy_version_id
     left join mastguard.policy p on p.organization_id = v.organization_id and p.id = v.policy_id
     where t.id = $1`,
    [uuidOf("tsk", id)],
  );
  return rows[0] ? parseOrigin(rows[0]) : null;
}

const Row = TaskColumns.extend({
  action_type: z.string(),
  action_digest: z.string(),
  tool: z.string().nullable(),
  assignee: z.string().nullable(),
  approvals: z.number(),
  seen: z.object({ user: z.string(), at: z.string() }).nullable(),
});

function parseRow(value: unknown): StoredRow {
  const row = Row.parse(value);
  return {
    ...taskFields(row),
    actionType: row.action_type,
    actionDigest: row.action_digest,
    tool: row.tool,
    approvals: row.approvals,
    assignee: row.assignee === null ? null : publicName(row.assignee),
    seenBy: row.seen === null ? null : { userId: idOf("usr", row.seen.user), at: new Date(row.seen.at).toISOString() },
    createdAt: row.created_at.toISOString(),
    slaDueAt: row.sla_due_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}

const Origin = z.object({
  trace_id: z.string(),
  tool: z.string().nullable(),
  environment: z.string().nullable(),
  resource: z.string().nullable(),
  run_id: z.string().nullable(),
  session_id: z.string().nullable(),
  sla_minutes: z.number(),
  levels: z.number(),
  answer: z.string(),
});
const Rule = z.object({
  policy_id: z.string(),
  version: z.number(),
  name: z.string(),
  description: z.string().nullable(),
  condition: z.string(),
  current_version: z.number().nullable(),
});

function parseOrigin(value: unknown): TaskOrigin {
  const row = Origin.parse(value);
  return {
    traceId: idOf("trc", row.trace_id),
    tool: row.tool,
    environment: row.environment,
    resource: row.resource,
    runId: row.run_id,
    sessionId: row.session_id,
    given: { minutes: row.sla_minutes, levels: row.levels },
    answer: row.answer,
    rule: ruleOf(value),
  };
}

/** The rule in a row; null where no policy's version is. */
export function ruleOf(value: unknown): TaskRule | null {
  const rule = Rule.safeParse(value).data;
  if (rule === undefined) return null;
  return {
    id: idOf("pol", rule.policy_id),
    version: rule.version,
    currentVersion: rule.current_version,
    name: rule.name,
    description: rule.description,
    condition: rule.condition,
  };
}
