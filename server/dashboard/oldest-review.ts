import type pg from "pg";
import { idOf } from "@/server/ids";
import { WAITING } from "./figures";
import type { WaitingReview } from "./schemas";

interface Row {
  readonly id: string;
  readonly number: number;
  readonly trace_id: string;
  readonly agent_id: string;
  readonly created_at: Date;
  readonly sla_due_at: Date;
}

/** The review that has waited longest; null when none waits. Index: review_task (organization, status, created_at). */
export async function readOldestReview(client: pg.PoolClient): Promise<WaitingReview | null> {
  const { rows } = await client.query<Row>(
    `select id, number, trace_id, agent_id, created_at, sla_due_at from mastguard.review_task
     where status in ${WAITING} order by created_at, id limit 1`,
  );
  const [row] = rows;
  if (!row) return null;
  return {
    taskId: idOf("tsk", row.id),
    number: row.number,
    traceId: idOf("trc", row.trace_id),
    agentId: row.agent_id,
    createdAt: row.created_at.toISOString(),
    slaDueAt: row.sla_due_at.toISOString(),
  };
}
