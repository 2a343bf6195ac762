import { z } from "zod";
import { LogGrowth } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { NotFoundError } from "@/server/errors";
import { idOf, isId, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { answerAt, openAnswer } from "./answer";
import type { DecisionState, DecisionStatus } from "./schemas";

/** The longest a caller may ask to wait: within the usual 60 s of balancers in between. */
export const WAIT_MAX_SECONDS = 60;
/** A hint can be missed; then it is found out by looking. */
const LOOK_EVERY_MS = 2_000;

/**
 * What was decided about an action, and what became of its review. With `waitSeconds` it answers as soon as that is final,
 * on whatever node it became so, or with what it is when the time is over.
 * @throws NotFoundError when this organization has no such action.
 */
export async function awaitDecision(
  { organizationId }: ActorContext,
  trace: string,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<DecisionState> {
  if (!isId("trc", trace)) throw new NotFoundError();
  const until = performance.now() + waitSeconds * 1_000;
  const first = await readState(organizationId, trace);
  if (first.final || waitSeconds === 0) return first;
  // Listened to before the second look, so that nothing falls between the two.
  const growth = new LogGrowth(organizationId, signal);
  try {
    for (;;) {
      const state = await readState(organizationId, trace);
      const left = until - performance.now();
      if (state.final || left <= 0 || signal.aborted) return state;
      await growth.next(Math.min(left, LOOK_EVERY_MS));
    }
  } finally {
    growth.close();
  }
}

async function readState(organizationId: OrganizationId, traceId: TraceId): Promise<DecisionState> {
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select a.answer, e.index, e.body, e.leaf_hash, t.id as task, t.number, t.status, t.required_approvals, t.sla_due_at, t.resolved_at
       from mastguard.action a
       join mastguard.entry e on e.organization_id = a.organization_id and e.trace_id = a.id and e.type = 'action.decided'
       left join mastguard.review_task t on t.organization_id = a.organization_id and t.trace_id = a.id
       where a.organization_id = $1 and a.id = $2`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    return rows[0] === undefined ? null : Row.parse(rows[0]);
  });
  if (row === null) throw new NotFoundError();
  const answer = answerAt(openAnswer(row.answer, row.body), {
    index: row.index,
    leafHash: row.leaf_hash.toString("hex"),
  });
  const status = row.status === null ? "decided" : STATUS[row.status];
  return { ...answer, status, final: status !== "pending_review", task: taskOf(row) };
}

const STATUS = {
  PENDING: "pending_review",
  PARTIALLY_APPROVED: "pending_review",
  APPROVED: "approved",
  REJECTED: "rejected",
  EXPIRED: "expired",
} as const satisfies Record<string, DecisionStatus>;

const Row = z.object({
  answer: z.string(),
  index: z.number(),
  body: z.string(),
  leaf_hash: z.instanceof(Buffer),
  task: z.string().nullable(),
  number: z.number().nullable(),
  status: z.enum(["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"]).nullable(),
  required_approvals: z.number().nullable(),
  sla_due_at: z.date().nullable(),
  resolved_at: z.date().nullable(),
});

function taskOf(row: z.output<typeof Row>): DecisionState["task"] {
  const {
    task,
    number,
    status,
    required_approvals: requiredApprovals,
    sla_due_at: dueAt,
    resolved_at: resolvedAt,
  } = row;
  if (task === null || number === null || status === null || requiredApprovals === null || dueAt === null) return null;
  return {
    id: idOf("tsk", task),
    number,
    status,
    requiredApprovals,
    slaDueAt: dueAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
