import { z } from "zod";
import type { Actor } from "@/server/auth/actor";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganization } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import type { ApprovedAction } from "./approved-action";

/** Of one task and reason, so that whoever asks again and again does not fill the log. */
const REFUSALS_MAX = 5;

/** What was to be executed, and by whose approval. */
interface Refused {
  readonly traceId: TraceId;
  readonly taskId: ReviewTaskId;
  readonly action: ApprovedAction;
  /** As it was presented. */
  readonly digest: string;
}

/**
 * Says in the log that an approval was not redeemed: another action than the approved one was presented, or the outcome had been reported.
 * Once for each digest presented, at most five of a reason, however many ask at once. Of the digest a keyed reference: unsalted, it would
 * let what was presented be guessed.
 */
export async function recordRefusal(
  who: { organizationId: OrganizationId; actor: Actor },
  { traceId, taskId, action: { agentId, actionType }, digest }: Refused,
  reason: "other_digest" | "outcome_reported",
): Promise<void> {
  const presentedRef = referenceOf(who.organizationId)(digest);
  await inOrganization(who, async ({ tx, organization, append }) => {
    await tx.$queryRaw`select 1 from mastguard.review_task
      where organization_id = ${organization}::uuid and id = ${uuidOf("tsk", taskId)}::uuid for update`;
    // A statement of its own: what was logged while the first one waited for the lock is seen only now.
    const rows = Rows.parse(
      await tx.$queryRaw`select body from mastguard.entry where organization_id = ${organization}::uuid
        and trace_id = ${uuidOf("trc", traceId)}::uuid and type = 'review.redemption_refused'`,
    );
    const earlier = rows.map(({ body }) => Body.parse(JSON.parse(body)).data).filter((said) => said.reason === reason);
    if (earlier.length >= REFUSALS_MAX || earlier.some((said) => said.presentedRef === presentedRef)) return;
    const data = { taskId, agentId, actionType, reason, presentedRef, level: "alert" };
    append({ type: "review.redemption_refused", traceId, data });
  });
}

const Rows = z.array(z.object({ body: z.string() }));
const Body = z.object({ data: z.object({ reason: z.string(), presentedRef: z.string() }) });
