import * as redeemRoute from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import { decideAction } from "@/server/decisions";
import { type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import { answerReview } from "@/server/reviews/answer-review";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";

/** An action that waited for a person and was approved. */
export interface Approved {
  readonly tenant: Tenant;
  readonly traceId: TraceId;
  readonly taskId: ReviewTaskId;
  readonly digest: string;
  readonly token: string;
}

const AGENT = "billing-bot";

/** An action that waits for a person, in an organization whose policy asks one about everything. */
export async function paused(given?: Tenant): Promise<Omit<Approved, "token">> {
  const tenant = given ?? (await askingTenant());
  const { answer } = await decideAction(tenant.agent, {
    agentId: AGENT,
    actionType: "PAYMENT_APPROVE",
    payload: { amount: 12.5 },
    context: { tool: "Send_Wire" },
  });
  if (answer.decision !== "HITL") throw new Error(`nobody is asked: ${answer.decision}`);
  return {
    tenant,
    traceId: `trc_${answer.traceId.slice(4)}`,
    taskId: `tsk_${answer.hitlTaskId?.slice(4) ?? ""}`,
    digest: answer.actionDigest,
  };
}

/** An organization whose policy asks a person about everything. */
export async function askingTenant(): Promise<Tenant> {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL" });
  return tenant;
}

/** The same, approved, with a token. */
export async function approved(given?: Tenant): Promise<Approved> {
  const action = await paused(given);
  await answerReview(
    action.tenant.owner,
    action.taskId,
    { decision: "APPROVE", rationale: "Looked at and fine.", expectedDigest: action.digest },
    null,
  );
  const token = (await lookAt(action))["approvalToken"];
  if (typeof token !== "string") throw new Error("an approved action has no token");
  return { ...action, token };
}

/** Sets columns of an action's review task, as whoever answers it does. */
export async function reviewIs(traceId: TraceId, columns: string): Promise<void> {
  await behind(traceId, `update mastguard.review_task set ${columns} where trace_id = $1`);
}

/** Runs a statement about an action behind the log's back. */
export async function behind(traceId: TraceId, sql: string): Promise<void> {
  await asSuperuser((db) => db.query(sql, [uuidOf("trc", traceId)]));
}

/** What the decision's route says of an action. */
export async function lookAt({ tenant, traceId }: Omit<Approved, "token">): Promise<Record<string, unknown>> {
  const { envelope } = await callRoute(decisionRoute.GET, { key: tenant.key, method: "GET", params: { traceId } });
  return { ...Object(envelope.data) };
}

/** Redeems, with fields replaced. */
export async function redeem(
  { tenant, traceId, digest, token }: Approved,
  {
    key = tenant.key,
    idempotencyKey,
    route = redeemRoute.POST,
    ...json
  }: {
    key?: string | undefined;
    idempotencyKey?: string;
    route?: typeof redeemRoute.POST;
    token?: string;
    digest?: string;
  } = {},
) {
  const headers: Record<string, string> = idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey };
  const answered = await callRoute(route, { key, params: { traceId }, json: { token, digest, ...json }, headers });
  const { status, envelope } = answered;
  return { status, data: envelope.data, error: envelope.error, headers: answered.headers };
}

/** The redemptions in the log of an organization. */
export async function redemptionsOf(tenant: Tenant) {
  return await entriesOf(tenant, "review.redeemed");
}

/** The redemptions that were refused and are in its log. */
export async function refusalsOf(tenant: Tenant): Promise<unknown[]> {
  return (await entriesOf(tenant, "review.redemption_refused")).map(({ body }) => body);
}

async function entriesOf({ organizationId }: Tenant, type: string) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ index: number; body: string }>(
      "select index, body from mastguard.entry where organization_id = $1 and type = $2 order by index",
      [uuidOf("org", organizationId), type],
    );
    return rows.map(({ index, body }) => ({ index, body: JSON.parse(body) }));
  });
}
