import { z } from "zod";
import { signerFor } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { randomBlock } from "@/server/crypto/random";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { awaitDecision } from "@/server/decisions";
import type { DecisionState } from "@/server/decisions/schemas";
import { UnavailableError } from "@/server/errors";
import { idOf, isId, type OrganizationId, uuidOf } from "@/server/ids";
import { loggedReview, rejectionOf } from "@/server/reviews";
import { isApprovedIn } from "./approved-in-log";
import type { ApprovableState } from "./schemas";
import { writeToken } from "./token";

const TOKEN_LIVES_MS = 15 * 60_000;
const TOKEN_ID_BYTES = 16;

/**
 * What was decided about an action and what became of its review, as `awaitDecision` has it; with a fresh token when it was
 * approved within the last 24 hours, the approval is not used and no outcome reported, and with who said no when it was rejected.
 * @throws NotFoundError; UnavailableError when what is stored is not what was logged.
 */
export async function awaitApproval(
  ctx: Omit<ActorContext, "requestId">,
  trace: string,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<ApprovableState> {
  const state = await awaitDecision(ctx, trace, waitSeconds, signal);
  return {
    ...state,
    approvalToken: state.status === "approved" ? await tokenFor(ctx.organizationId, state) : null,
    rejection: state.status === "rejected" && isId("trc", trace) ? await rejectionOf(ctx, trace) : null,
  };
}

async function tokenFor(
  organizationId: OrganizationId,
  { traceId, task, actionDigest }: DecisionState,
): Promise<string | null> {
  if (task === null || !isId("trc", traceId)) return null;
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select t.action_digest, t.policy_version_id, now() as moment, t.resolved_at + interval '24 hours' as until
       from mastguard.review_task t where t.organization_id = $1 and t.id = $2 and t.status = 'APPROVED' and t.resolved_at is not null
         and not exists (select 1 from mastguard.redemption r where r.organization_id = t.organization_id and r.task_id = t.id)
         and not exists (select 1 from mastguard.outcome o where o.organization_id = t.organization_id and o.trace_id = t.trace_id)`,
      [uuidOf("org", organizationId), uuidOf("tsk", task.id)],
    );
    if (rows[0] === undefined || !isId("trc", traceId)) return null;
    return {
      ...Row.parse(rows[0]),
      isLogged: isApprovedIn(await loggedReview(client, traceId), organizationId, task.id, actionDigest),
    };
  });
  if (row === null || row.until <= row.moment) return null;
  if (row.action_digest !== actionDigest || !row.isLogged) {
    throw new UnavailableError(
      "The stored review is not of the action that was logged. An operator has to look at it.",
      60,
      {
        detail: "review task and log differ",
      },
    );
  }
  const endsAt = Math.min(row.moment.getTime() + TOKEN_LIVES_MS, row.until.getTime());
  const claims = {
    org: organizationId,
    trc: traceId,
    tsk: idOf("tsk", uuidOf("tsk", task.id)),
    dig: actionDigest,
    plv: row.policy_version_id === null ? null : idOf("plv", row.policy_version_id),
    exp: Math.floor(endsAt / 1_000),
    jti: randomBlock(TOKEN_ID_BYTES).toString("base64url"),
  };
  return writeToken(claims, await signerFor("approval"));
}

const Row = z.object({
  action_digest: z.string(),
  policy_version_id: z.string().nullable(),
  moment: z.date(),
  until: z.date(),
});
