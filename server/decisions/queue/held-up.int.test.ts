import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import * as stateRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as batchRoute from "@/app/api/v1/governance/ingest/batch/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { startDrain } from "./drain";

const EVENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 12.5 } };
const ASYNC = { prefer: "respond-async" };
const Queued = z.object({ traceId: z.string() });
const State = z.object({ status: z.string(), decision: z.string(), reasons: z.array(z.object({ code: z.string() })) });

let stop = async (): Promise<void> => {};
function drain(): void {
  const started = startDrain();
  stop = () => started.stop();
}
afterEach(async () => await stop());

async function queue(tenant: Tenant, event: object = EVENT): Promise<string> {
  const { envelope } = await callRoute(ingestRoute.POST, { key: tenant.key, json: event, headers: ASYNC });
  return Queued.parse(envelope.data).traceId;
}

async function stateOf(tenant: Tenant, traceId: string, wait = 20) {
  const { envelope } = await callRoute(stateRoute.GET, { key: tenant.key, params: { traceId }, query: `wait=${wait}` });
  return State.parse(envelope.data);
}

async function alter(sql: string, value: string): Promise<void> {
  await asSuperuser(async (db) => {
    await db.query("set session_replication_role = replica");
    await db.query(sql, [value]);
  });
}

/** Rules that are not the logged ones: nothing of the organization can be decided. */
async function alterRules({ organizationId }: Tenant): Promise<void> {
  await alter(
    "update mastguard.policy_set set fallback = 'BLOCK' where organization_id = $1",
    uuidOf("org", organizationId),
  );
}

describe("an event that cannot be read or decided", () => {
  it("is blocked when a byte of its record was changed, and holds up nobody", async () => {
    const tenants = [await newTenant(), await newTenant(), await newTenant()] as const;
    const [before, altered, after] = [await queue(tenants[0]), await queue(tenants[1]), await queue(tenants[2])];
    const next = await queue(tenants[1]);
    await alter(
      "update mastguard.record set ciphertext = set_byte(ciphertext, 5, get_byte(ciphertext, 5) # 1) where trace_id = $1",
      uuidOf("trc", altered),
    );
    drain();
    expect(await stateOf(tenants[0], before)).toMatchObject({ decision: "ALLOW" });
    expect(await stateOf(tenants[2], after)).toMatchObject({ decision: "ALLOW" });
    expect(await stateOf(tenants[1], next)).toMatchObject({ decision: "ALLOW" });
    expect(await stateOf(tenants[1], altered)).toMatchObject({
      decision: "BLOCK",
      reasons: [{ code: "content_unreadable" }],
    });
  });

  it("holds up nobody when its entry cannot be read", async () => {
    const tenant = await newTenant();
    const [altered, next] = [await queue(tenant), await queue(tenant)];
    await alter("update mastguard.entry set body = '{}' where trace_id = $1", uuidOf("trc", altered));
    drain();
    expect(await stateOf(tenant, next)).toMatchObject({ decision: "ALLOW" });
  });

  it("is blocked when the database refuses to store what was decided, and its session goes on", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL" });
    await asSuperuser((db) =>
      db.query(
        `alter table mastguard.review_task add constraint refused check (organization_id <> '${uuidOf("org", tenant.organizationId)}')`,
      ),
    );
    const event = { ...EVENT, context: { sessionId: "s" } };
    const [refused, next] = [await queue(tenant, event), await queue(tenant, event)];
    drain();
    for (const traceId of [refused, next])
      expect(await stateOf(tenant, traceId)).toMatchObject({ decision: "BLOCK", reasons: [{ code: "engine_error" }] });
    await asSuperuser((db) => db.query("alter table mastguard.review_task drop constraint refused"));
  });

  it("holds up no other organization, however many wait behind it, and no node that stops", async () => {
    const [stuck, other] = [await newTenant(), await newTenant()];
    for (let batch = 0; batch < 3; batch++)
      await callRoute(batchRoute.POST, {
        key: stuck.key,
        json: { events: Array.from({ length: 500 }, (_, n) => ({ ...EVENT, context: { sessionId: `s-${n}` } })) },
        headers: ASYNC,
      });
    await alterRules(stuck);
    drain();
    await sleep(1_500); // its hands are as full as they get
    const own = await queue(other);
    expect(await stateOf(other, own)).toMatchObject({ decision: "ALLOW" });
    await stop();
  }, 60_000);
});
