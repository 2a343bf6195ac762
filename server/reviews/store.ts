import { ACTION_TYPES, type RISK_CATEGORIES } from "@mastguard/engine";
import type pg from "pg";
import { z } from "zod";
import { publicName } from "@/server/auth/principal";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf, type OrganizationId, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import type { QueueQuery } from "./input";
import type { REVIEW_STATUSES } from "./schemas";
import { TaskColumns, taskFields } from "./task-row";
import type { Window } from "./window";

interface StoredApproval {
  readonly reviewerId: UserId;
  /** The absent person whose right it was given by. */
  readonly onBehalfOf: UserId | null;
  readonly decidedAt: string;
}

/** A stored task with the answer of the decision that opened it. */
export interface StoredTask {
  readonly id: ReviewTaskId;
  readonly number: number;
  readonly traceId: TraceId;
  readonly agentId: string;
  readonly actionType: (typeof ACTION_TYPES)[number];
  readonly actionDigest: string;
  readonly status: (typeof REVIEW_STATUSES)[number];
  readonly requiredApprovals: number;
  readonly riskScore: number;
  readonly riskCategory: (typeof RISK_CATEGORIES)[number];
  readonly createdAt: Date;
  readonly slaDueAt: Date;
  readonly resolvedAt: Date | null;
  readonly approvers: readonly string[];
  readonly assignee: string | null;
  readonly level: number;
  /** The action that took its place when it was edited. */
  readonly replacedBy: TraceId | null;
  readonly approvals: readonly StoredApproval[];
  /** JSON of a StoredAnswer. */
  readonly answer: string;
}

const COLUMNS = `t.id, t.number, t.trace_id, t.agent_id, t.action_type, t.action_digest, t.status, t.required_approvals, t.risk_score, t.risk_category,
  t.created_at, t.sla_due_at, t.resolved_at, t.approvers, t.assignee, t.level, a.answer,
  -- Named when an edit began; it took the task's place only if nobody rejected instead.
  case when t.status = 'REJECTED' and not exists (select 1 from mastguard.review_vote v where v.organization_id = t.organization_id
    and v.task_id = t.id and v.decision = 'REJECT') then t.replaced_by end as replaced_by,
  (select coalesce(json_agg(json_build_object('user', v.user_id, 'for', v.on_behalf_of, 'at', v.decided_at) order by v.decided_at), '[]') from mastguard.review_vote v
    where v.organization_id = t.organization_id and v.task_id = t.id and v.decision = 'APPROVE') as approvals`;
const FROM =
  "mastguard.review_task t join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id";

/**
 * One page of the queue, oldest first (index review_task organization_id, status, created_at), and how many there are.
 * @param names only tasks whose approvers or assignee are among these stored principals; null for all.
 */
export async function listTasks(
  client: pg.PoolClient,
  { status, agentId, assignee }: Pick<QueueQuery, "status" | "agentId" | "assignee">,
  names: readonly string[] | null,
  { offset, limit }: Window,
): Promise<{ tasks: StoredTask[]; total: number }> {
  const where =
    "t.status = any ($1) and ($2::text is null or t.agent_id = $2) and ($3::text is null or t.assignee = $3) and ($4::text[] is null or t.approvers && $4 or t.assignee = any ($4))";
  const values = [status, agentId ?? null, assignee ?? null, names];
  const counted = await client.query<{ total: number }>(
    `select count(*) as total from mastguard.review_task t where ${where}`,
    values,
  );
  // The page is cut before the join: only its rows are looked up among the actions.
  const { rows } = await client.query(
    `select ${COLUMNS} from (select * from mastguard.review_task t where ${where} order by t.created_at, t.id limit $5 offset $6) t
     join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id order by t.created_at, t.id`,
    [...values, limit, offset],
  );
  return { tasks: rows.map(parseTask), total: counted.rows[0]?.total ?? 0 };
}

/** One task, or null when this organization has none by that id. */
export async function findTask(client: pg.PoolClient, id: ReviewTaskId): Promise<StoredTask | null> {
  const { rows } = await client.query(`select ${COLUMNS} from ${FROM} where t.id = $1`, [uuidOf("tsk", id)]);
  return rows[0] ? parseTask(rows[0]) : null;
}

/** The action a task is about; null when this organization has no such task. */
export async function traceOfTask(organizationId: OrganizationId, id: ReviewTaskId): Promise<TraceId | null> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ trace_id: string }>(
      "select trace_id from mastguard.review_task where id = $1",
      [uuidOf("tsk", id)],
    );
    return rows[0] === undefined ? null : idOf("trc", rows[0].trace_id);
  });
}

/** The bodies of the task's review entries and of its action's outcome, oldest first (index entry organization_id, trace_id, index). */
export async function reviewBodies(client: pg.PoolClient, traceId: TraceId): Promise<string[]> {
  const { rows } = await client.query<{ body: string }>(
    "select body from mastguard.entry where trace_id = $1 and (type like 'review.%' or type = 'outcome.reported') order by index",
    [uuidOf("trc", traceId)],
  );
  return rows.map(({ body }) => body);
}

const Row = TaskColumns.extend({
  action_type: z.enum(ACTION_TYPES),
  action_digest: z.string(),
  approvers: z.array(z.string()),
  assignee: z.string().nullable(),
  level: z.number(),
  replaced_by: z.string().nullable(),
  approvals: z.array(z.object({ user: z.string(), for: z.string().nullable(), at: z.string() })),
  answer: z.string(),
});

function parseTask(value: unknown): StoredTask {
  const row = Row.parse(value);
  return {
    ...taskFields(row),
    actionType: row.action_type,
    actionDigest: row.action_digest,
    createdAt: row.created_at,
    slaDueAt: row.sla_due_at,
    resolvedAt: row.resolved_at,
    approvers: row.approvers.map(publicName),
    assignee: row.assignee === null ? null : publicName(row.assignee),
    level: row.level,
    replacedBy: row.replaced_by === null ? null : idOf("trc", row.replaced_by),
    approvals: row.approvals.map(({ user, for: absent, at }) => ({
      reviewerId: idOf("usr", user),
      onBehalfOf: absent === null ? null : idOf("usr", absent),
      decidedAt: new Date(at).toISOString(),
    })),
    answer: row.answer,
  };
}
