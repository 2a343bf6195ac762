import { assertNever, type Containment, containedBy } from "@mastguard/engine";
import { signingKeys } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { reauthenticateKey } from "@/server/auth/authenticate";
import { type Idempotency, snapshotAt } from "@/server/decisions";
import {
  ConflictError,
  ForbiddenError,
  GoneError,
  NotFoundError,
  UnavailableError,
  ValidationError,
} from "@/server/errors";
import { type ApiKeyId, isId, type OrganizationId, type TraceId } from "@/server/ids";
import { type ApprovedAction, readApprovedAction } from "./approved-action";
import { commitRedemption, type Redemption, type Refusal } from "./commit-redemption";
import { recordRefusal } from "./record-refusal";
import type { Redeemed, RedeemInput } from "./schemas";
import { type ApprovalClaims, readToken } from "./token";

/** Looked at containment afresh this often before the caller is told to come back. */
const ATTEMPTS_MAX = 8;

/**
 * Uses the approval of an action: whoever gets an answer may execute exactly that action, now and once. Nothing is redeemed behind
 * a stop, a quarantine or a blocked tool, on any node. With an Idempotency-Key the same request again within 24 hours gets the same
 * answer, as long as nothing is contained since.
 *
 * A refusal for another digest, or because the action's outcome was reported, is in the log and the task's history (`recordRefusal`).
 *
 * @throws NotFoundError when this organization has no such action; ValidationError naming `token` for one that does not stand or
 * is not this action's; ConflictError for another digest, a used approval, none, or a reported outcome; GoneError when token or approval are too old;
 * ForbiddenError when it is contained; UnavailableError when what is stored is not what was logged. Nothing is redeemed then.
 */
export async function redeemApproval(
  ctx: ActorContext,
  trace: string,
  input: RedeemInput,
  idempotency: Idempotency | null,
): Promise<{ answer: Redeemed; isReplayed: boolean }> {
  const { organizationId, actor } = ctx;
  if (actor.type !== "api_key") throw new ForbiddenError("Approvals are redeemed with an API key.");
  if (!isId("trc", trace)) throw new NotFoundError();
  let action = await readApprovedAction(organizationId, trace);
  const redemption = { ...(await trusted(organizationId, trace, action, input)), idempotency };
  const refused = { traceId: trace, taskId: redemption.taskId, action, digest: input.digest };
  if (input.digest !== action.digest) {
    await recordRefusal({ organizationId, actor }, refused, "other_digest");
    throw otherDigest();
  }
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const { epoch, containment } = await snapshotAt(organizationId, action.epoch);
    refuseContained(action, containment);
    if (!action.review?.isApprovedInLog) throw action.review?.isApproved ? altered() : notApproved();
    const result = await commitRedemption({ organizationId, actor }, trace, action, epoch, redemption);
    if (result.status === "redeemed" || result.status === "replayed")
      return { answer: { valid: true, redeemedAt: result.redeemedAt }, isReplayed: result.status === "replayed" };
    if (result.status === "reported") await recordRefusal({ organizationId, actor }, refused, "outcome_reported");
    await explain(organizationId, actor.id, result.status);
    action = await readApprovedAction(organizationId, trace);
  }
  throw new UnavailableError("The rules kept changing while this approval was redeemed.", 1);
}

/** What a token proves, once it is ours, whole, and this action's. */
async function trusted(
  organizationId: OrganizationId,
  traceId: TraceId,
  { digest, review }: ApprovedAction,
  { token }: RedeemInput,
): Promise<Pick<Redemption, "claims" | "keyId" | "taskId">> {
  const keys = (await signingKeys()).filter(({ purpose, retiredAt }) => purpose === "approval" && retiredAt === null);
  const read = readToken(token, keys);
  if (!read.ok) throw refusedToken(read.problem);
  const { claims, keyId } = read;
  if (!isOf(claims, organizationId, traceId, review)) throw refusedToken("is the approval of another action");
  if (claims.dig !== digest) throw otherDigest();
  return { claims, keyId, taskId: claims.tsk };
}

function otherDigest(): ConflictError {
  return new ConflictError(
    "`digest` is not that of the approved action. An approval covers exactly what was reviewed.",
  );
}

function isOf(
  { org, trc, tsk, plv }: ApprovalClaims,
  organizationId: OrganizationId,
  traceId: TraceId,
  review: ApprovedAction["review"],
): boolean {
  return org === organizationId && trc === traceId && tsk === review?.taskId && plv === review.policyVersionId;
}

function refusedToken(message: string): ValidationError {
  return new ValidationError([{ path: "token", message }]);
}

function refuseContained(action: ApprovedAction, containment: Containment): void {
  const reason = containedBy(action, containment);
  if (reason !== null) throw contained(reason.message);
}

function contained(why = "The organization, the agent or the tool is contained."): ForbiddenError {
  return new ForbiddenError(`${why} Nothing was redeemed.`);
}

/** Throws what the caller is told; returns when the configuration moved and it is worth another look. */
async function explain(organizationId: OrganizationId, keyId: ApiKeyId, status: Refusal): Promise<void> {
  switch (status) {
    case "stale_epoch":
    case "revoked_key":
      return await reauthenticateKey(organizationId, keyId, "actions:ingest"); // throws when the key is what changed
    case "contained":
      throw contained();
    case "used":
      throw new ConflictError("This approval was already redeemed. An approval is redeemed once.");
    case "other_body":
      throw new ConflictError("This Idempotency-Key was used with another body. The approval was already redeemed.");
    case "other_digest":
      throw new ConflictError("`digest` is not that of the reviewed action.");
    case "not_approved":
      throw notApproved();
    case "reported":
      throw new ConflictError("The outcome of this action was reported. Nothing is executed behind it.");
    case "expired":
      throw new GoneError(
        "The token or the approval has expired. Ask for the decision again; an approval is good for 24 hours.",
      );
    case "wrong_time":
      throw new UnavailableError("It came too late, or this node's clock is wrong. Nothing was redeemed.", 1);
    case "altered":
      throw altered();
    default:
      return assertNever(status);
  }
}

function notApproved(): ConflictError {
  return new ConflictError("The review of this action is not approved.");
}

function altered(): UnavailableError {
  return new UnavailableError(
    "What is stored of the approval is not what was logged. An operator has to look at it.",
    60,
    {
      detail: "review, redemption and log differ",
    },
  );
}
