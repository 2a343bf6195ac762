import { toolKey } from "@mastguard/engine";
import { z } from "zod";
import { entryOf, hintLogGrew, sealable } from "@/server/audit";
import type { Actor } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import type { Idempotency } from "@/server/decisions";
import { type OrganizationId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import type { ApprovedAction } from "./approved-action";
import type { ApprovalClaims } from "./token";

/** A redemption that is ready to be committed. */
export interface Redemption {
  readonly claims: ApprovalClaims;
  /** Of the key that signed them. */
  readonly keyId: string;
  readonly taskId: ReviewTaskId;
  readonly idempotency: Idempotency | null;
}

/** Why nothing was redeemed. */
const REFUSALS = [
  "used",
  "other_body",
  "other_digest",
  "expired",
  "not_approved",
  "contained",
  "reported",
  "revoked_key",
  "stale_epoch",
  "wrong_time",
  "altered",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * Row and entry in one statement, which looks at everything that could stand against it under the head's lock.
 * @param epoch of the configuration on which containment was checked.
 */
export async function commitRedemption(
  who: { organizationId: OrganizationId; actor: Extract<Actor, { type: "api_key" }> },
  traceId: TraceId,
  { agentId, actionType, tool }: ApprovedAction,
  epoch: number,
  { claims, keyId, taskId, idempotency }: Redemption,
): Promise<{ status: "redeemed" | "replayed"; redeemedAt: string } | { status: Refusal }> {
  const at = new Date();
  const data = { taskId, agentId, actionType, policyVersionId: claims.plv, tokenId: claims.jti, keyId };
  const entry = sealable(entryOf({ type: "review.redeemed", traceId, data }, who.organizationId, who.actor, at));
  const [row] = await inOrganization(who, async ({ tx }) =>
    Rows.parse(
      await tx.$queryRaw`select status, redeemed_at from mastguard.redeem_approval(${epoch}::bigint, ${uuidOf("key", who.actor.id)}::uuid,
        ${uuidOf("trc", traceId)}::uuid, ${uuidOf("tsk", taskId)}::uuid, ${claims.dig}, ${tool === null ? null : toolKey(tool)},
        ${new Date(claims.exp * 1_000).toISOString()}::timestamptz, ${at.toISOString()}::timestamptz,
        ${bytesOf(idempotency?.keyHash)}, ${bytesOf(idempotency?.bodyHash)}, ${JSON.stringify(entry)}::jsonb)`,
    ),
  );
  if (row.status === "redeemed") hintLogGrew(who.organizationId);
  return row;
}

function bytesOf(buffer: Buffer | undefined): Uint8Array<ArrayBuffer> | null {
  return buffer === undefined ? null : new Uint8Array(buffer);
}

const Rows = z.tuple([
  z.union([
    z
      .object({ status: z.enum(["redeemed", "replayed"]), redeemed_at: z.date() })
      .transform(({ status, redeemed_at }) => ({ status, redeemedAt: redeemed_at.toISOString() })),
    z.object({ status: z.enum(REFUSALS) }),
  ]),
]);
