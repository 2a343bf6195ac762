import { canonicalize } from "@mastguard/ledger";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import type { Idempotency } from "@/server/decisions";
import { ConflictError, ForbiddenError } from "@/server/errors";
import { type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import { onBehalfOf, refusalOf } from "../authority";
import { type Edit, editorOf, type Redecided } from "../edit";
import { requireAttention } from "../quality/require-attention";
import { personOf, readReviewer } from "../reviewer";
import { transition } from "../task-state";
import { type CastVote, closed, requireAnswerable, type Vote } from "../vote";
import { addStep, type HeldTest, holdTest } from "./held-test";
import type { TestResult } from "./schemas";
import { templateOf } from "./templates";
import { ENDINGS, resultOf } from "./test-row";

/**
 * Answers a test task: judged as the answer to any other, and then ended by it, with the entry that says whether it was caught. Nothing follows
 * from it.
 * @throws as `answerReview`.
 */
export async function answerTest(
  ctx: ActorContext,
  id: ReviewTaskId,
  { decision, rationale, expectedDigest }: Vote,
  idempotency: Idempotency | null,
): Promise<CastVote> {
  const person = personOf(ctx.actor);
  return await inOrganization(ctx, async (unit) => {
    const test = await holdTest(unit, id);
    const earlier = await earlierAnswer(unit, test, { person, decision, idempotency });
    if (earlier !== null) return earlier;
    const { judged } = test;
    const reviewer = await readReviewer(unit, ctx.actor);
    const { userId } = reviewer;
    const refusal = refusalOf(judged, reviewer, decision, judged.now);
    if (refusal !== null) throw new ForbiddenError(refusal);
    const absent = onBehalfOf(judged, reviewer);
    const approval = { kind: "approve", by: userId, onBehalfOf: absent } as const;
    const next = transition(judged, decision === "APPROVE" ? approval : { kind: "reject" });
    if (!next.ok) throw new ConflictError(closed(judged));
    requireAnswerable(judged, expectedDigest);
    await requireAttention(unit, userId, decision);
    const outcome = OUTCOME[decision];
    const event = decision === "APPROVE" ? "approved" : "rejected";
    const noteId = await addStep(unit, test, ctx.actor, { event, by: userId, onBehalfOf: absent, text: rationale });
    const ended = await end(unit, test, { by: userId, outcome, isCaught: decision === "REJECT", idempotency });
    return {
      outcome,
      reviewerId: userId,
      onBehalfOf: absent,
      noteId,
      decidedAt: judged.now,
      isReplayed: false,
      test: ended,
    };
  });
}

/**
 * Ends a test by an edit: caught when one of the fields that are wrong was changed, missed when somebody polished the rest. Nothing is decided anew.
 * @throws as `editReview`.
 */
export async function editTest(
  ctx: ActorContext,
  id: ReviewTaskId,
  { payload, rationale, expectedDigest }: Edit,
  idempotency: Idempotency | null,
): Promise<Redecided> {
  const person = personOf(ctx.actor);
  return await inOrganization(ctx, async (unit) => {
    const test = await holdTest(unit, id);
    const { answer } = test.stored;
    const edited = { ...answer, decision: "BLOCK", hitlTaskId: null, audit: NOWHERE } as const;
    const earlier = await earlierStep(unit, test, { person, events: ["edited"], idempotency });
    if (earlier !== null) return { answer: edited, isReplayed: true, test: earlier.result };
    const { userId: by, absent } = editorOf(test.judged, await readReviewer(unit, ctx.actor), expectedDigest);
    const isCaught = isMended(test, payload);
    await addStep(unit, test, ctx.actor, { event: "edited", by, onBehalfOf: absent, text: rationale });
    const ended = await end(unit, test, { by, outcome: "REJECTED", isCaught, idempotency });
    return { answer: edited, isReplayed: false, test: ended };
  });
}

/** The log has no decision of it. */
const NOWHERE = { index: 0, leafHash: "" } as const;
const OUTCOME = { APPROVE: "APPROVED", REJECT: "REJECTED" } as const;

async function end(
  unit: Unit,
  test: HeldTest,
  of: {
    readonly by: UserId;
    readonly outcome: "APPROVED" | "REJECTED";
    readonly isCaught: boolean;
    readonly idempotency: Idempotency | null;
  },
): Promise<TestResult> {
  const { isCaught, idempotency } = of;
  await unit.tx.reviewTest.update({
    where: { organizationId_id: { organizationId: unit.organization, id: uuidOf("tsk", test.id) } },
    data: {
      status: of.outcome,
      isCaught,
      resolvedAt: test.judged.now,
      keyHash: idempotency === null ? null : new Uint8Array(idempotency.keyHash),
      bodyHash: idempotency === null ? null : new Uint8Array(idempotency.bodyHash),
    },
    select: { id: true },
  });
  const viewed = test.steps.find(({ event, userId }) => event === "viewed" && userId === of.by);
  const openMs = viewed === undefined ? null : Math.max(0, test.judged.now.getTime() - viewed.at.getTime());
  const { id: taskId, templateId } = test;
  unit.append({
    type: isCaught ? "review_test.caught" : "review_test.missed",
    data: { taskId, templateId, reviewerId: of.by, openMs },
  });
  return resultOf(isCaught, templateId);
}

/** What this person answered with the same Idempotency-Key before. */
async function earlierAnswer(
  unit: Unit,
  test: HeldTest,
  { person, decision, idempotency }: { person: UserId; decision: Vote["decision"]; idempotency: Idempotency | null },
): Promise<CastVote | null> {
  const events = decision === "APPROVE" ? ["approved"] : ["rejected"];
  const earlier = await earlierStep(unit, test, { person, events, idempotency });
  if (earlier === null) return null;
  const { step, result } = earlier;
  const { id: noteId, at: decidedAt, onBehalfOf: absent } = step;
  return {
    outcome: OUTCOME[decision],
    reviewerId: person,
    onBehalfOf: absent,
    noteId,
    decidedAt,
    isReplayed: true,
    test: result,
  };
}

/** The step by which this person ended the test with the same Idempotency-Key. @throws ConflictError when it came with another answer. */
async function earlierStep(
  { tx, organization }: Unit,
  test: HeldTest,
  of: { readonly person: UserId; readonly events: readonly string[]; readonly idempotency: Idempotency | null },
) {
  const { person, events, idempotency } = of;
  if (idempotency === null || test.result === null) return null;
  const { keyHash, bodyHash } = await tx.reviewTest.findUniqueOrThrow({
    where: { organizationId_id: { organizationId: organization, id: uuidOf("tsk", test.id) } },
    select: { keyHash: true, bodyHash: true },
  });
  const step = test.steps.find(({ event }) => ENDINGS.has(event));
  if (step?.userId !== person || keyHash === null || !idempotency.keyHash.equals(keyHash)) return null;
  if (!events.includes(step.event) || bodyHash === null || !idempotency.bodyHash.equals(bodyHash))
    throw new ConflictError("This Idempotency-Key was used with another answer to this review. Use a new key.");
  return { step, result: test.result };
}

/** Whether something that was wrong is different now. */
function isMended({ templateId, event }: HeldTest, payload: Readonly<Record<string, unknown>>): boolean {
  const textOf = (value: unknown) => (value === undefined ? "" : canonicalize(value));
  return templateOf(templateId)?.wrong.some((key) => textOf(payload[key]) !== textOf(event.payload[key])) ?? false;
}
