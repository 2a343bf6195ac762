import { z } from "zod";
import { loggedName, referenceOf } from "@/server/crypto/reference";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openAnswer } from "@/server/decisions";
import { NotFoundError, UnavailableError } from "@/server/errors";
import { idOf, type OrganizationId, type PolicyVersionId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import { loggedReview } from "@/server/reviews";
import { isApprovedIn } from "./approved-in-log";

/** An action and its review, as far as a redemption asks: what was decided is what the log says. */
export interface ApprovedAction {
  readonly agentId: string;
  readonly actionType: string;
  readonly tool: string | null;
  readonly digest: string;
  /** `null` when the decision asked nobody. */
  readonly review: {
    readonly taskId: ReviewTaskId;
    readonly policyVersionId: PolicyVersionId | null;
    /** Its row says that it is approved. */
    readonly isApproved: boolean;
    /** So does the log, of exactly this action. */
    readonly isApprovedInLog: boolean;
  } | null;
  readonly epoch: number;
}

/** @throws NotFoundError when this organization has no such action; UnavailableError when it is not the logged one. */
export async function readApprovedAction(organizationId: OrganizationId, traceId: TraceId): Promise<ApprovedAction> {
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select a.answer, a.tool, e.body, h.epoch, t.id as task, t.policy_version_id, t.status
       from mastguard.action a
       join mastguard.entry e on e.organization_id = a.organization_id and e.trace_id = a.id and e.type = 'action.decided'
       join mastguard.log_head h on h.organization_id = a.organization_id
       left join lateral (select x.id, x.policy_version_id, x.status from mastguard.review_task x
         where x.organization_id = a.organization_id and x.trace_id = a.id order by x.number desc limit 1) t on true
       where a.organization_id = $1 and a.id = $2`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    return rows[0] === undefined ? null : { ...Row.parse(rows[0]), logged: await loggedReview(client, traceId) };
  });
  if (row === null) throw new NotFoundError();
  const { answer } = openAnswer(row.answer, row.body);
  const { agentId, actionType, tool } = Body.parse(JSON.parse(row.body)).data;
  const logged = row.tool === null ? null : loggedName(row.tool, referenceOf(organizationId));
  if (tool !== logged) {
    throw new UnavailableError("The stored action is not the one that was logged. An operator has to look at it.", 60, {
      detail: "tool of action and entry differ",
    });
  }
  const review =
    row.task === null
      ? null
      : {
          taskId: idOf("tsk", row.task),
          policyVersionId: row.policy_version_id === null ? null : idOf("plv", row.policy_version_id),
          isApproved: row.status === "APPROVED",
          isApprovedInLog: isApprovedIn(row.logged, organizationId, idOf("tsk", row.task), answer.actionDigest),
        };
  return { agentId, actionType, tool: row.tool, digest: answer.actionDigest, review, epoch: row.epoch };
}

const Row = z.object({
  answer: z.string(),
  tool: z.string().nullable(),
  body: z.string(),
  epoch: z.number(),
  task: z.string().nullable(),
  policy_version_id: z.string().nullable(),
  status: z.string().nullable(),
});
const Body = z.object({ data: z.object({ agentId: z.string(), actionType: z.string(), tool: z.string().nullable() }) });
