import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as batchRoute from "@/app/api/v1/governance/ingest/batch/route";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";

const EVENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 12.5 } };
const Items = z.array(
  z.object({
    index: z.number(),
    success: z.boolean(),
    data: z.object({ traceId: z.string(), decision: z.string() }).optional(),
    error: z
      .object({ code: z.string(), message: z.string(), details: z.array(z.object({ path: z.string() })).optional() })
      .optional(),
  }),
);

async function send(key: string, events: unknown, headers: Record<string, string> = {}) {
  const { status, envelope } = await callRoute(batchRoute.POST, { key, json: { events }, headers });
  return { status, error: envelope.error, items: status === 200 ? Items.parse(envelope.data) : [] };
}

/** The decided actions in the order of the log. */
async function decided({ organizationId }: Tenant): Promise<{ trace: string; amount: string }[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ trace: string; amount: string }>(
      `select trace_id as trace, body::json->'data'->>'agentId' as amount from mastguard.entry
       where organization_id = $1 and type = 'action.decided' order by index`,
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

describe("POST /api/v1/governance/ingest/batch", () => {
  it("answers every event by itself, in its place, and commits those that can be read", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "BLOCK", condition: "payload.amount > 100" });
    const { items } = await send(tenant.key, [
      EVENT,
      { ...EVENT, agentId: 7 },
      { ...EVENT, payload: { amount: 101 } },
      "not an event",
      { ...EVENT, payload: { text: "x".repeat(262_144) } },
      { ...EVENT, payload: Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`k${n}`, 1])) },
    ]);
    expect(items.map(({ index, data, error }) => [index, data?.decision ?? error?.details?.[0]?.path])).toEqual([
      [0, "ALLOW"],
      [1, "agentId"],
      [2, "BLOCK"],
      [3, "event"],
      [4, "event"],
      [5, "event"],
    ]);
    expect(await decided(tenant)).toHaveLength(2);
  });

  it("decides the events of one session in their order, also behind one that is refused", async () => {
    const tenant = await newTenant();
    const events = Array.from({ length: 60 }, (_, n) => ({
      ...EVENT,
      agentId: `agent-${n}`,
      context: { sessionId: n % 2 === 0 ? "even" : "odd", ...(n === 30 ? { step: null } : {}) },
    }));
    const { items } = await send(tenant.key, events);
    expect(items.filter(({ success }) => !success).map(({ index }) => index)).toEqual([30]);
    const order = (await decided(tenant)).map(({ amount }) => Number(amount.slice("agent-".length)));
    for (const rest of [0, 1]) {
      const own = order.filter((n) => n % 2 === rest);
      expect(own).toEqual([...own].sort((one, other) => one - other));
    }
    expect(order).toHaveLength(59);
  });

  it("repeats nothing when the batch is sent again with its key, and refuses another event in its place", async () => {
    const tenant = await newTenant();
    const events: readonly unknown[] = Array.from({ length: 20 }, (_, n) => ({ ...EVENT, payload: { n } }));
    const key = { "idempotency-key": "nightly-7" };
    const [first, twin] = await Promise.all([send(tenant.key, events, key), send(tenant.key, events, key)]);
    const again = await send(tenant.key, events.with(3, EVENT), key);
    expect(twin.items).toEqual(first.items);
    expect(again.items.map(({ data, error }) => data?.traceId ?? error?.code)).toEqual(
      first.items.map(({ data }, index) => (index === 3 ? "CONFLICT" : data?.traceId)),
    );
    expect(await decided(tenant)).toHaveLength(20);
  });

  it.each([
    ["no events", [], "events"],
    ["501 events", Array.from({ length: 501 }, () => EVENT), "events"],
    ["something that is no list", EVENT, "events"],
  ])("refuses %s as a whole and changes nothing", async (_, events, names) => {
    const tenant = await newTenant();
    const { status, error } = await send(tenant.key, events);
    expect([status, error?.details?.[0]?.path]).toEqual([422, names]);
    expect(await decided(tenant)).toEqual([]);
  });

  it("takes 500 events at once", async () => {
    const tenant = await newTenant();
    const events = Array.from({ length: 500 }, (_, n) => ({ ...EVENT, payload: { n } }));
    const { items } = await send(tenant.key, events);
    expect(items.every(({ success }) => success)).toBe(true);
    expect(new Set(items.map(({ data }) => data?.traceId)).size).toBe(500);
    expect(await decided(tenant)).toHaveLength(500);
  });

  it("is for keys that may ingest", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["read"]);
    expect((await send(key, [EVENT])).status).toBe(403);
    expect(await decided(tenant)).toEqual([]);
  });
});
