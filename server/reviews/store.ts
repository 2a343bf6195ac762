import { ACTION_TYPES, type RISK_CATEGORIES } from "@mastguard/engine";
import type pg from "pg";
import { z } from "zod";
import { type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import type { QueueQuery, REVIEW_STATUSES } from "./schemas";
import { TaskColumns, taskFields } from "./task-row";

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
  /** JSON of a StoredAnswer. */
  readonly answer: string;
}

const COLUMNS = `t.id, t.number, t.trace_id, t.agent_id, t.action_type, t.action_digest, t.status, t.required_approvals, t.risk_score, t.risk_category,
  t.created_at, t.sla_due_at, t.resolved_at, a.answer`;
const FROM =
  "mastguard.review_task t join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id";

/** One page of the queue, oldest first (index review_task organization_id, status, created_at), and how many there are. */
export async function listTasks(
  client: pg.PoolClient,
  { status, agentId, page, limit }: QueueQuery,
): Promise<{ tasks: StoredTask[]; total: number }> {
  const where = "t.status = any ($1) and ($2::text is null or t.agent_id = $2)";
  const counted = await client.query<{ total: number }>(
    `select count(*) as total from mastguard.review_task t where ${where}`,
    [status, agentId ?? null],
  );
  const { rows } = await client.query(
    `select ${COLUMNS} from ${FROM} where ${where} order by t.created_at, t.id limit $3 offset $4`,
    [status, agentId ?? null, limit, (page - 1) * limit],
  );
  return { tasks: rows.map(parseTask), total: counted.rows[0]?.total ?? 0 };
}

/** One task, or null when this organization has none by that id. */
export async function findTask(client: pg.PoolClient, id: ReviewTaskId): Promise<StoredTask | null> {
  const { rows } = await client.query(`select ${COLUMNS} from ${FROM} where t.id = $1`, [uuidOf("tsk", id)]);
  return rows[0] ? parseTask(rows[0]) : null;
}

/** The bodies of the task's review entries, oldest first (index entry organization_id, trace_id, index). */
export async function reviewBodies(client: pg.PoolClient, traceId: TraceId): Promise<string[]> {
  const { rows } = await client.query<{ body: string }>(
    "select body from mastguard.entry where trace_id = $1 and type like 'review.%' order by index",
    [uuidOf("trc", traceId)],
  );
  return rows.map(({ body }) => body);
}

const Row = TaskColumns.extend({
  action_type: z.enum(ACTION_TYPES),
  action_digest: z.string(),
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
    answer: row.answer,
  };
}
