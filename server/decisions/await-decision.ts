import type pg from "pg";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { NotFoundError } from "@/server/errors";
import { idOf, isId, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { answerAt, openAnswer } from "./answer";
import { queuedAnswerFrom } from "./queue/queued-answer";
import { openRecords } from "./records";
import type { DecisionState, DecisionStatus } from "./schemas";
import { untilFinal } from "./until-final";

/**
 * What was decided about an action, and what became of its review. With `waitSeconds` it answers as soon as that is final,
 * on whatever node it became so, or with what it is when the time is over.
 * @throws NotFoundError when this organization has no such action.
 */
export async function awaitDecision(
  { organizationId, actor }: Pick<ActorContext, "organizationId" | "actor">,
  trace: string,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<DecisionState> {
  if (!isId("trc", trace)) throw new NotFoundError();
  return await untilFinal(organizationId, { waitSeconds, signal }, async () => {
    const { state, edited } = await readState(organizationId, trace);
    const replacedBy =
      edited === null ? null : { traceId: edited.traceId, payload: await payloadFor(edited, actor.id) };
    return { value: { ...state, replacedBy }, isFinal: state.final };
  });

  /** Whoever proposed the first executes the other: they need to know what it is. */
  async function payloadFor({ traceId, keyId }: Edited, caller: string): Promise<unknown> {
    if (keyId !== caller) return null;
    return (await openRecords(organizationId, [traceId])).get(traceId)?.payload ?? null;
  }
}

/** The edited action that took an action's place. */
interface Edited {
  readonly traceId: TraceId;
  /** Of the key that proposed the first. */
  readonly keyId: string | null;
}
interface Read {
  readonly state: Omit<DecisionState, "replacedBy">;
  readonly edited: Edited | null;
}

async function readState(organizationId: OrganizationId, traceId: TraceId): Promise<Read> {
  const read = await inOrganizationRead(organizationId, async (client) => {
    const decided = await readDecided(client, organizationId, traceId);
    return decided ?? (await readQueued(client, organizationId, traceId));
  });
  if (read === null) throw new NotFoundError();
  return read;
}

/** What is queued has its entry, and nothing else yet. */
async function readQueued(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  traceId: TraceId,
): Promise<Read | null> {
  const { rows } = await client.query(
    `select index, body, leaf_hash from mastguard.entry where organization_id = $1 and trace_id = $2 and type = 'action.received'`,
    [uuidOf("org", organizationId), uuidOf("trc", traceId)],
  );
  if (rows[0] === undefined) return null;
  const state = {
    ...queuedAnswerFrom(traceId, Received.parse(rows[0])),
    status: "queued",
    final: false,
    task: null,
  } as const;
  return { state, edited: null };
}

const Received = z.object({ index: z.number(), body: z.string(), leaf_hash: z.instanceof(Buffer) });

async function readDecided(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  traceId: TraceId,
): Promise<Read | null> {
  const { rows } = await client.query(
    `select a.answer, e.index, e.body, e.leaf_hash, t.id as task, t.number, t.status, t.required_approvals, t.sla_due_at, t.resolved_at, a.api_key_id,
         case when t.status = 'REJECTED' and not exists (select 1 from mastguard.review_vote v where v.organization_id = t.organization_id
           and v.task_id = t.id and v.decision = 'REJECT') then t.replaced_by end as replaced_by
       from mastguard.action a
       join mastguard.entry e on e.organization_id = a.organization_id and e.trace_id = a.id and e.type = 'action.decided'
       left join mastguard.review_task t on t.organization_id = a.organization_id and t.trace_id = a.id
       where a.organization_id = $1 and a.id = $2`,
    [uuidOf("org", organizationId), uuidOf("trc", traceId)],
  );
  if (rows[0] === undefined) return null;
  const row = Row.parse(rows[0]);
  const answer = answerAt(openAnswer(row.answer, row.body), {
    index: row.index,
    leafHash: row.leaf_hash.toString("hex"),
  });
  const status = row.status === null ? "decided" : STATUS[row.status];
  return {
    state: { ...answer, status, final: status !== "pending_review", task: taskOf(row) },
    edited:
      row.replaced_by === null
        ? null
        : {
            traceId: idOf("trc", row.replaced_by),
            keyId: row.api_key_id === null ? null : idOf("key", row.api_key_id),
          },
  };
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
  api_key_id: z.string().nullable(),
  replaced_by: z.string().nullable(),
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
