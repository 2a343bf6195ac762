import { idOf, newId, newUuid, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";

/** A task as its commit and what people did with it leave it. */
export interface PastTask {
  readonly createdAt: Date;
  readonly resolvedAt?: Date;
  readonly status?: "PENDING" | "PARTIALLY_APPROVED" | "APPROVED" | "REJECTED" | "EXPIRED";
  readonly required?: number;
  readonly level?: number;
  readonly assignee?: UserId;
  /** A stored policy, as its uuid. */
  readonly policy?: string;
  readonly answers?: readonly PastAnswer[];
}

export interface PastAnswer {
  readonly by: UserId;
  readonly decision: "APPROVE" | "REJECT";
  readonly openMs: number | null;
  readonly at: Date;
  /** A vote that no entry stands for. */
  readonly isForged?: boolean;
}

let number = 0;

/** Writes tasks with their votes and entries behind row-level security, at times of one's choosing: only for tests of figures. */
export async function happened(organizationId: OrganizationId, tasks: readonly PastTask[]): Promise<void> {
  const organization = uuidOf("org", organizationId);
  await asSuperuser(async (db) => {
    for (const task of tasks) {
      const id = newUuid(task.createdAt.getTime());
      number += 1;
      await db.query(
        `insert into mastguard.review_task (organization_id, id, number, trace_id, agent_id, action_type, action_digest, status, required_approvals,
           policy_id, risk_score, risk_category, created_at, sla_due_at, resolved_at, level, assignee)
         values ($1, $2, $3, $2, 'a', 'OTHER', 'sha256:0', $4, $5, $6, 1, 'LOW', $7, $7::timestamptz + interval '1 day', $8, $9, $10)`,
        [
          organization,
          id,
          number,
          task.status ?? "PENDING",
          task.required ?? 1,
          task.policy ?? null,
          task.createdAt,
          task.resolvedAt ?? null,
          task.level ?? 0,
          task.assignee === undefined ? null : `user:${uuidOf("usr", task.assignee)}`,
        ],
      );
      for (const answer of task.answers ?? []) {
        const note = newUuid();
        const { by, decision, at } = answer;
        await db.query(
          `insert into mastguard.review_vote (organization_id, task_id, user_id, decision, outcome, record_id, decided_at)
           values ($1, $2, $3, $4, 'APPROVED', $5, $6)`,
          [organization, id, uuidOf("usr", by), decision, note, at],
        );
        if (answer.isForged) continue;
        const type = decision === "APPROVE" ? "review.approved" : "review.rejected";
        const data = { noteId: note, openMs: answer.openMs, reviewerId: by, taskId: idOf("tsk", id) };
        number += 1;
        await db.query(partitionOf(at));
        await db.query(
          `insert into mastguard.entry (organization_id, id, index, type, trace_id, at, actor_type, actor_id, body, leaf_hash)
           values ($1, $2, $3, $4, $5, $6, 'user', $7, $8, '\\x00')`,
          [
            organization,
            newUuid(at.getTime()),
            1_000_000 + number,
            type,
            id,
            at,
            by,
            JSON.stringify({ v: 1, type, id: newId("evt"), organizationId, at: at.toISOString(), data }),
          ],
        );
      }
    }
  });
}

/** Makes the month's partition, which in a new database begin with the present month. */
function partitionOf(at: Date): string {
  const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()));
  const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));
  const floor = (moment: Date) => `${newUuid(moment.getTime()).slice(0, 13)}-0000-0000-000000000000`;
  const name = `entry_${month.toISOString().slice(0, 7).replace("-", "_")}`;
  return `create table if not exists mastguard.${name} partition of mastguard.entry for values from ('${floor(month)}') to ('${floor(next)}')`;
}
