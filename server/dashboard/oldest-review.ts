import type pg from "pg";
import { idOf } from "@/server/ids";
import type { WaitedTest } from "@/server/reviews";
import { WAITING } from "./figures";
import type { WaitingReview } from "./schemas";

interface Row {
  readonly id: string;
  readonly number: number;
  readonly agent_id: string;
  readonly created_at: Date;
  readonly sla_due_at: Date;
}

/** The review that has waited longest; null when none waits. Index: review_task (organization, status, created_at). */
export async function readOldestReview(client: pg.PoolClient): Promise<WaitingReview | null> {
  const { rows } = await client.query<Row>(
    `select id, number, agent_id, created_at, sla_due_at from mastguard.review_task
     where status in ${WAITING} order by created_at, id limit 1`,
  );
  const [row] = rows;
  if (!row) return null;
  return {
    taskId: idOf("tsk", row.id),
    number: row.number,
    agentId: row.agent_id,
    createdAt: row.created_at.toISOString(),
    slaDueAt: row.sla_due_at.toISOString(),
  };
}

/** Whichever has waited longest: the real one, or a test that the caller's desk lists. */
export function olderOf(real: WaitingReview | null, tests: readonly WaitedTest[]): WaitingReview | null {
  const waiting = tests.flatMap(({ resolvedAt, createdAt, slaDueAt, ...test }) =>
    resolvedAt === null ? [{ ...test, createdAt: createdAt.toISOString(), slaDueAt: slaDueAt.toISOString() }] : [],
  );
  const all = real === null ? waiting : [real, ...waiting];
  return all.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))[0] ?? null;
}
