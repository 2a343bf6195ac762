import { ACTION_TYPES } from "@mastguard/engine";
import { canonicalize, readEntryBody } from "@mastguard/ledger";
import { z } from "zod";
import type { EntryData } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import {
  type DecisionAnswer,
  detectionAt,
  holdAction,
  keepRecord,
  newSalt,
  openAnswer,
  openTexts,
  queuedAnswerFrom,
  saltedHash,
  sealRecord,
} from "@/server/decisions";
import { ConflictError, NotFoundError, UnavailableError } from "@/server/errors";
import { isId, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { assess, findingsIn, type Review } from "./assess";
import {
  LoggedOutcomeSchema,
  OUTCOME_FLAGS,
  type OutcomeAnswer,
  type OutcomeFinding,
  type OutcomeReport,
} from "./schemas";

/**
 * Records what became of an action, and holds it against what was decided: one outcome for each action, however often and
 * by how many it is reported. The same report again is answered as it was the first time, and nothing is logged.
 *
 * @throws NotFoundError when this organization has no such action; ConflictError when another outcome was reported;
 * UnavailableError when what is stored of the decision is not what was logged.
 */
export async function reportOutcome(
  ctx: ActorContext,
  trace: string,
  report: OutcomeReport,
): Promise<{ answer: OutcomeAnswer; isReplayed: boolean }> {
  if (!isId("trc", trace)) throw new NotFoundError();
  const decided = await readDecided(ctx.organizationId, trace);
  const answer = decided.isReported ? null : await record(ctx, trace, report, decided);
  return answer === null
    ? { answer: await answerAgain(ctx.organizationId, trace, report), isReplayed: true }
    : { answer, isReplayed: false };
}

/** What was decided, as the log has it. */
interface Decided {
  readonly agentId: string;
  readonly actionType: (typeof ACTION_TYPES)[number];
  readonly answer: Pick<DecisionAnswer, "decision" | "actionDigest">;
  readonly epoch: number;
  readonly isReported: boolean;
}

async function readDecided(organizationId: OrganizationId, traceId: TraceId): Promise<Decided> {
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select a.answer, e.index, e.body, e.leaf_hash, h.epoch, exists (
         select 1 from mastguard.outcome o where o.organization_id = e.organization_id and o.trace_id = e.trace_id) as is_reported
       from mastguard.entry e
       left join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
       join mastguard.log_head h on h.organization_id = e.organization_id
       where e.organization_id = $1 and e.trace_id = $2
         and e.type = case when a.id is null then 'action.received' else 'action.decided' end`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    return rows[0] === undefined ? null : DecidedRow.parse(rows[0]);
  });
  if (row === null) throw new NotFoundError();
  // What is queued is not allowed: executed now, it was executed without.
  const answer = row.answer === null ? queuedAnswerFrom(traceId, row) : openAnswer(row.answer, row.body).answer;
  const { agentId, actionType } = DecidedBody.parse(JSON.parse(row.body)).data;
  return { agentId, actionType, answer, epoch: row.epoch, isReported: row.is_reported };
}

const DecidedRow = z.object({
  answer: z.string().nullable(),
  index: z.number(),
  body: z.string(),
  leaf_hash: z.instanceof(Buffer),
  epoch: z.number(),
  is_reported: z.boolean(),
});
const DecidedBody = z.object({ data: z.object({ agentId: z.string(), actionType: z.enum(ACTION_TYPES) }) });

/** Row, record and entry in one transaction; `null` when another report was faster. */
async function record(
  ctx: ActorContext,
  traceId: TraceId,
  report: OutcomeReport,
  decided: Decided,
): Promise<OutcomeAnswer | null> {
  const { organizationId } = ctx;
  const seen = await lookThrough(organizationId, report, decided);
  const salt = newSalt();
  const kept = { salt: salt.toString("base64"), report };
  const sealed = await sealRecord(organizationId, traceId, "outcome", JSON.stringify(kept));
  // Of an action that was erased nothing comes back; the salt alone still tells a report that is repeated.
  const bare = await sealRecord(organizationId, traceId, "outcome", JSON.stringify({ ...kept, report: null }));
  return await inOrganization(ctx, async (unit) => {
    if (!(await claim(unit, traceId))) return null;
    const review = await readReview(unit, traceId);
    const answer = assess(report, decided.answer, review, seen);
    await keepRecord(unit, traceId, "outcome", (await holdAction(unit, traceId)) ? sealed : bare);
    unit.append({ type: "outcome.reported", traceId, data: entryData({ decided, review, report, answer, salt }) });
    return answer;
  });
}

async function lookThrough(
  organizationId: OrganizationId,
  report: OutcomeReport,
  decided: Decided,
): Promise<readonly OutcomeFinding[]> {
  const settings = await detectionAt(organizationId, decided.epoch);
  try {
    return findingsIn(report, decided, settings);
  } catch {
    // The cause is lost on purpose: it can quote the output, and would end in our logs.
    throw new UnavailableError("The output could not be looked through. Nothing was recorded; report it again.", 1, {
      detail: "a detector failed on an outcome",
    });
  }
}

/** What the log says: no text, and of every text a hash that tells nothing without the salt in the record. */
function entryData(of: {
  readonly decided: Decided;
  readonly review: Review | null;
  readonly report: OutcomeReport;
  readonly answer: OutcomeAnswer;
  readonly salt: Buffer;
}): EntryData {
  const { decided, report, answer, salt } = of;
  const { status, executedDigest, executedAt } = report;
  const output = report.output === null ? null : canonicalize(report.output);
  const error = report.error === null ? null : canonicalize(report.error);
  const hashed = (text: string | null) => (text === null ? null : saltedHash(salt, text));
  const bytes = (text: string | null) => (text === null ? null : Buffer.byteLength(text));
  const flags = OUTCOME_FLAGS.filter((flag) => answer.findings.some(({ type }) => type === flag));
  return {
    agentId: decided.agentId,
    actionType: decided.actionType,
    decided: decided.answer.decision,
    review: of.review?.status ?? null,
    redeemed: of.review?.isRedeemed ?? null,
    status,
    executedAt,
    reportHash: saltedHash(salt, canonicalize(report)),
    outputHash: hashed(output),
    outputBytes: bytes(output),
    errorHash: hashed(error),
    errorBytes: bytes(error),
    // An action's digest is not salted, and what was executed may be guessed from one.
    executedDigestHash: hashed(executedDigest),
    digestMatches: answer.digestMatches,
    executedWithoutAllow: answer.executedWithoutAllow,
    findings: answer.findings,
    flags,
    level: flags.length === 0 ? "info" : "alert",
  };
}

/**
 * False when the action has its outcome; a report that is just being recorded is waited for.
 * @throws UnavailableError when the log holds one that the table does not: a row taken away makes no room for another.
 */
async function claim({ tx, organization }: Unit, traceId: TraceId): Promise<boolean> {
  const id = uuidOf("trc", traceId);
  const { count } = await tx.outcome.createMany({
    data: [{ organizationId: organization, traceId: id }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const logged = await tx.$queryRaw<unknown[]>`select 1 from mastguard.entry
    where organization_id = ${organization}::uuid and trace_id = ${id}::uuid and type = 'outcome.reported' limit 1`;
  if (logged.length > 0) throw altered("the log holds an outcome that the table does not");
  return true;
}

/** The review, whose state cannot change before this transaction has ended: what the entry says of it holds at its index. */
async function readReview({ tx, organization }: Unit, traceId: TraceId): Promise<Review | null> {
  const [review] = ReviewRows.parse(
    await tx.$queryRaw`select t.status, exists (select 1 from mastguard.redemption r
        where r.organization_id = t.organization_id and r.task_id = t.id) as is_redeemed
      from mastguard.review_task t where t.organization_id = ${organization}::uuid and t.trace_id = ${uuidOf("trc", traceId)}::uuid
      order by t.number desc limit 1 for share of t`,
  );
  return review ?? null;
}

const ReviewRows = z.array(
  z
    .object({
      status: z.enum(["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"]),
      is_redeemed: z.boolean(),
    })
    .transform(({ status, is_redeemed: isRedeemed }) => ({ status, isRedeemed })),
);

/** The answer the same report was given before. @throws ConflictError when it was another. */
async function answerAgain(
  organizationId: OrganizationId,
  traceId: TraceId,
  report: OutcomeReport,
): Promise<OutcomeAnswer> {
  const body = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ body: string }>(
      "select body from mastguard.entry where organization_id = $1 and trace_id = $2 and type = 'outcome.reported' order by index limit 1",
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    return rows[0]?.body ?? null;
  });
  const read = body === null ? null : readEntryBody(body);
  const logged = Logged.safeParse(read?.ok ? read.body.data : null);
  if (!logged.success) throw altered("the table holds an outcome that the log does not");
  const { reportHash, ...answer } = logged.data;
  const text = (await openTexts(organizationId, [traceId], "outcome")).get(traceId);
  if (text === undefined)
    throw new ConflictError("The outcome of this action was reported and has been erased. An action has one outcome.");
  const salt = Buffer.from(Kept.parse(JSON.parse(text)).salt, "base64");
  if (saltedHash(salt, canonicalize(report)) !== reportHash)
    throw new ConflictError("Another outcome was reported for this action. An action has one outcome.");
  return answer;
}

const Logged = LoggedOutcomeSchema.pick({ findings: true, digestMatches: true, executedWithoutAllow: true }).extend({
  reportHash: z.string(),
});
const Kept = z.object({ salt: z.string() });

function altered(detail: string): UnavailableError {
  return new UnavailableError(
    "What is stored of the outcome is not what was logged. An operator has to look at it.",
    60,
    {
      detail,
    },
  );
}
