import { inOrganization, type Unit } from "@/server/db/in-organization";
import { holdAction, keepRecord, newSalt, saltedHash, sealRecord } from "@/server/decisions";
import { type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { JUDGE } from "./actor";
import type { JudgeAnswer } from "./answer";
import type { ModelEndpoint } from "./endpoint";
import { PROMPT_HASH, PROMPT_VERSION } from "./question";
import type { JudgeFailure } from "./schemas";

/** A question in the hands of this node. */
export interface Claimed {
  readonly organizationId: OrganizationId;
  readonly traceId: TraceId;
  /** Of its decision's entry. */
  readonly entryIndex: number;
  /** How often it has been claimed, this time included. */
  readonly attempts: number;
}

/** What came of a question. Without `sentHash` nothing was sent this time. */
export type Outcome =
  | { readonly kind: "answered"; readonly answer: JudgeAnswer; readonly latencyMs: number; readonly sentHash: string }
  | {
      readonly kind: "none";
      readonly failure: JudgeFailure;
      readonly latencyMs?: number;
      readonly sentHash?: string;
    };

/**
 * Closes a question with an entry of its action's trace: the opinion, or that there is none and why. Whoever removes the
 * question writes the entry, in one transaction, so there is one however often the model was asked.
 *
 * INVARIANT: the entry is all that comes of an opinion. It carries no decision, and no table that decides is touched.
 */
export async function recordOpinion(
  { url, model }: ModelEndpoint,
  claimed: Claimed,
  { agentId, actionType }: { readonly agentId: string; readonly actionType: string },
  outcome: Outcome,
): Promise<void> {
  const { organizationId, traceId, attempts } = claimed;
  const given = outcome.kind === "answered" ? outcome.answer : null;
  const salt = newSalt();
  // The model's words may repeat the payload: they are kept where the payload is, and erased with it.
  const words = given === null ? null : JSON.stringify({ salt: salt.toString("base64"), reason: given.reason });
  const sealed = words === null ? null : await sealRecord(organizationId, traceId, "opinion", words);
  await inOrganization({ organizationId, actor: JUDGE }, async (unit) => {
    if (!(await removeQuestion(unit, traceId))) return;
    const isErased = sealed !== null && !(await holdAction(unit, traceId));
    const answer = isErased ? null : given;
    const failure = outcome.kind === "none" ? outcome.failure : isErased ? "erased" : null;
    if (sealed !== null && !isErased) await keepRecord(unit, traceId, "opinion", sealed);
    unit.append({
      type: "judge.opinion",
      traceId,
      data: {
        agentId,
        actionType,
        origin: url.origin,
        model,
        promptVersion: PROMPT_VERSION,
        promptHash: PROMPT_HASH,
        verdict: answer?.verdict ?? null,
        confidence: answer?.confidence ?? null,
        categories: answer?.categories ?? [],
        reasonHash: answer === null ? null : saltedHash(salt, answer.reason),
        failure,
        latencyMs: outcome.latencyMs ?? null,
        sentHash: outcome.sentHash ?? null,
        attempts,
      },
    });
  });
}

/** Closes a question that was never sent; nothing has happened that the log would have to tell. */
export async function dropQuestion({ organizationId, traceId }: Claimed): Promise<void> {
  await inOrganization({ organizationId, actor: JUDGE }, (unit) => removeQuestion(unit, traceId));
}

/** Lets go of a question for a while, unless its lease has run out and another node has it. */
export async function postpone({ organizationId, traceId, attempts }: Claimed, waitMs: number): Promise<void> {
  await inOrganization(
    { organizationId, actor: JUDGE },
    ({ tx, organization }) =>
      tx.$executeRaw`update mastguard.judge_question set due_at = now() + make_interval(secs => ${waitMs / 1_000})
      where organization_id = ${organization}::uuid and trace_id = ${uuidOf("trc", traceId)}::uuid and attempts = ${attempts}`,
  );
}

/** False when somebody else has closed it. */
async function removeQuestion({ tx, organization }: Unit, traceId: TraceId): Promise<boolean> {
  const { count } = await tx.judgeQuestion.deleteMany({
    where: { organizationId: organization, traceId: uuidOf("trc", traceId) },
  });
  return count === 1;
}
