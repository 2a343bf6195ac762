import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as streamRoute from "@/app/api/v1/stream/route";
import { callRoute } from "@/server/testing/call";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { addWebhook, deliverAll, newScenes, passTime } from "@/server/webhooks/testing/scene";
import { approved, askingTenant, redeem, redemptionsOf } from "./testing/approved";
import { approvalTokenOf } from "./told";

const scene = newScenes();
const Told = z.object({ approvalToken: z.string().nullable().optional() });
const Event = z.object({ type: z.string(), data: Told });

/** What a stream that begins with the log tells a caller of approvals. */
async function streamed(key: string) {
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 500);
  const { text } = await callRoute(streamRoute.GET, {
    key,
    headers: { "last-event-id": "0" },
    query: "types=review.approved",
    signal: leaving.signal,
  });
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => Told.parse(JSON.parse(data)).approvalToken);
}

describe("who is told of an approval", () => {
  it("by a stream can execute it, once: whoever redeems first", async () => {
    const action = await approved();
    const [told, again] = await Promise.all([streamed(action.tenant.key), streamed(action.tenant.key)]);
    expect(told).toEqual([expect.any(String)]);
    expect(again).toEqual([expect.any(String)]);
    const redeemed = await Promise.all([told, again].map(([token]) => redeem({ ...action, token: token ?? "" })));
    expect(redeemed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await redemptionsOf(action.tenant)).toHaveLength(1);
    expect(await streamed(action.tenant.key)).toEqual([null]);
  });

  it("by a stream, but only reads, gets no token", async () => {
    const { tenant } = await approved();
    const { key } = await newTenantKey(tenant.organizationId, ["read"]);
    expect(await streamed(key)).toEqual([undefined]);
  });

  it("by a webhook can execute it, with another token at each attempt, until it is used", async () => {
    const { receiver } = scene();
    const tenant: Tenant = await askingTenant();
    await addWebhook({ tenant, url: scene().url }, ["hitl.task.approved", "hitl.task.created"]);
    const action = await approved(tenant);
    receiver.reply = () => ({ status: 503 });
    await deliverAll();
    await passTime({ tenant });
    receiver.reply = () => ({ status: 200 });
    await deliverAll();
    const tokens = receiver.seen
      .map(({ body }) => Event.parse(JSON.parse(body)))
      .flatMap(({ type, data }) => (type === "hitl.task.approved" ? [data.approvalToken] : []));
    expect(new Set(tokens).size).toBe(2);
    expect((await redeem({ ...action, token: tokens[1] ?? "" })).status).toBe(200);
    expect(await approvalTokenOf(tenant.organizationId, action.traceId)).toBeNull();
  });

  it("is nobody of another organization", async () => {
    const [action, other] = [await approved(), await newTenant()];
    expect(await approvalTokenOf(other.organizationId, action.traceId)).toBeNull();
  });
});
