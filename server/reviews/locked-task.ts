import { RISK_CATEGORIES } from "@mastguard/engine";
import { z } from "zod";
import type { Unit } from "@/server/db/in-organization";
import { NotFoundError } from "@/server/errors";
import { idOf, type PolicyVersionId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import type { Answerable } from "./authority";
import { findBehind } from "./insiders";
import { REVIEW_STATUSES } from "./schemas";
import type { TaskState } from "./task-state";

/** A task whose row this transaction holds: nobody else moves it before this one has ended. */
export interface LockedTask extends TaskState, Answerable {
  readonly id: ReviewTaskId;
  readonly traceId: TraceId;
  readonly agentId: string;
  readonly actionType: string;
  readonly actionDigest: string;
  readonly policyVersionId: PolicyVersionId | null;
  readonly riskScore: number;
  /** Its time is over by the database's clock, whoever has noticed. */
  readonly isOverdue: boolean;
  readonly assignee: string | null;
  /** The transaction's time, by the database's clock. */
  readonly now: Date;
}

/** Locks a task, and reads who has approved it. @throws NotFoundError when this organization has none by that id. */
export async function lockTask(unit: Unit, id: ReviewTaskId): Promise<LockedTask> {
  return await findTask(unit, id, "for update");
}

/** A task as {@link lockTask} reads it, of which nobody is kept: for what is said of it, not for what is done to it. */
export async function readTask(unit: Unit, id: ReviewTaskId): Promise<Omit<LockedTask, "id">> {
  return await findTask(unit, id, "");
}

async function findTask(unit: Unit, id: ReviewTaskId, hold: "for update" | ""): Promise<LockedTask> {
  const { tx, organization } = unit;
  const task = uuidOf("tsk", id);
  const [found] = Rows.parse(
    await tx.$queryRawUnsafe(
      `select id, trace_id, agent_id, action_type, action_digest, status, required_approvals, policy_version_id, risk_score,
         risk_category, approvers, assignee, sla_due_at <= now() as is_overdue, now() as now
       from mastguard.review_task where organization_id = $1::uuid and id = $2::uuid ${hold}`,
      organization,
      task,
    ),
  );
  if (!found) throw new NotFoundError();
  // Statements of their own: what was decided while the first one waited for the lock is seen only now.
  const approvals = Approvals.parse(
    await tx.$queryRaw`select v.user_id::text, v.on_behalf_of::text from mastguard.review_vote v
      where v.organization_id = ${organization}::uuid and v.task_id = ${task}::uuid and v.decision = 'APPROVE' order by v.decided_at`,
  );
  const traceId = idOf("trc", found.trace_id);
  return {
    id,
    traceId,
    agentId: found.agent_id,
    actionType: found.action_type,
    actionDigest: found.action_digest,
    policyVersionId: found.policy_version_id === null ? null : idOf("plv", found.policy_version_id),
    status: found.status,
    required: found.required_approvals,
    approvals: approvals.map(({ user_id: by, on_behalf_of: absent }) => ({
      by: idOf("usr", by),
      onBehalfOf: absent === null ? null : idOf("usr", absent),
    })),
    ...(await findBehind(unit, traceId)),
    riskScore: found.risk_score,
    riskCategory: found.risk_category,
    approvers: found.approvers,
    isOverdue: found.is_overdue,
    assignee: found.assignee,
    now: found.now,
  };
}

const Rows = z.array(
  z.object({
    id: z.string(),
    trace_id: z.string(),
    agent_id: z.string(),
    action_type: z.string(),
    action_digest: z.string(),
    status: z.enum(REVIEW_STATUSES),
    required_approvals: z.number(),
    policy_version_id: z.string().nullable(),
    risk_score: z.number(),
    risk_category: z.enum(RISK_CATEGORIES),
    approvers: z.array(z.string()),
    assignee: z.string().nullable(),
    is_overdue: z.boolean(),
    now: z.date(),
  }),
);
const Approvals = z.array(z.object({ user_id: z.string(), on_behalf_of: z.string().nullable() }));
