import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import * as asynchronousRoute from "@/app/api/v1/governance/asynchronous/route";
import * as stateRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as batchRoute from "@/app/api/v1/governance/ingest/batch/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { verifyAudit } from "@/server/audit/verify";
import { growthOf } from "@/server/http/testing/counted";
import { uuidOf } from "@/server/ids";
import { revokeApiKey } from "@/server/keys/service";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { startDrain } from "./drain";

const EVENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 12.5 } };
const ASYNC = { prefer: "respond-async" };
const Answer = z.object({
  traceId: z.string(),
  decision: z.string(),
  queued: z.boolean(),
  mode: z.string(),
  riskScore: z.number(),
  riskCategory: z.string(),
  actionDigest: z.string(),
  reasons: z.array(z.object({ code: z.string() })),
  audit: z.object({ index: z.number(), leafHash: z.string() }),
});
const State = Answer.extend({ status: z.string(), final: z.boolean() });

let drains: { stop(): Promise<void> }[] = [];
function drain(): { stop(): Promise<void> } {
  const started = startDrain();
  drains.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(drains.map((one) => one.stop()));
  drains = [];
});

async function ingest(key: string, event: unknown, headers: Record<string, string> = ASYNC) {
  const { status, headers: answered, envelope } = await callRoute(ingestRoute.POST, { key, json: event, headers });
  return {
    status,
    headers: answered,
    error: envelope.error,
    answer: status < 300 ? Answer.parse(envelope.data) : null,
  };
}

async function stateOf(key: string, traceId: string, wait = 0) {
  const { envelope } = await callRoute(stateRoute.GET, { key, params: { traceId }, query: `wait=${wait}` });
  return State.parse(envelope.data);
}

interface Logged {
  readonly type: string;
  readonly trace: string;
  readonly agent: string;
  readonly decision: string | null;
  readonly session: string | null;
  readonly reasons: readonly { readonly code: string }[] | null;
}

async function logOf({ organizationId }: Tenant): Promise<readonly Logged[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<Logged>(
      `select type, trace_id as trace, agent_id as agent, decision, body::json->'data'->>'sessionId' as session, body::json->'data'->'reasons' as reasons
       from mastguard.entry where organization_id = $1 and type in ('action.received', 'action.decided') order by index`,
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

async function untilDecided(tenant: Tenant, count: number): Promise<readonly Logged[]> {
  for (;;) {
    const decided = (await logOf(tenant)).filter(({ type }) => type === "action.decided");
    if (decided.length >= count) return decided;
    await sleep(50);
  }
}

async function queuedOf({ organizationId }: Tenant): Promise<{ rows: number; counted: number }> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ rows: number; counted: number }>(
      `select (select count(*)::int from mastguard.queued_action where organization_id = $1) as rows, queued::int as counted
       from mastguard.log_head where organization_id = $1`,
      [uuidOf("org", organizationId)],
    );
    return rows[0] ?? { rows: -1, counted: -1 };
  });
}

describe("an action nobody waits for", () => {
  it("is answered 202 once it is on disk, never as allowed, and says where its decision will be", async () => {
    const tenant = await newTenant();
    const { status, headers, answer } = await ingest(tenant.key, EVENT);
    expect(status).toBe(202);
    expect(answer).toMatchObject({ queued: true, mode: "async", decision: "HITL", riskScore: 0, riskCategory: "LOW" });
    expect(headers["preference-applied"]).toBe("respond-async");
    expect(headers["location"]).toBe(`/api/v1/governance/decisions/${answer?.traceId}`);
    const state = await stateOf(tenant.key, answer?.traceId ?? "");
    expect(state).toMatchObject({ status: "queued", final: false, decision: "HITL", audit: answer?.audit });
    expect(await logOf(tenant)).toMatchObject([{ type: "action.received", agent: "billing-bot" }]);
    expect(await queuedOf(tenant)).toEqual({ rows: 1, counted: 1 });
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ problems: [] });
  });

  it("is decided once, by the rules in force when it is decided, and whoever waits hears of it", async () => {
    const tenant = await newTenant();
    const { answer } = await ingest(tenant.key, EVENT);
    await addPolicy(tenant, { decision: "BLOCK", condition: "payload.amount > 10" });
    const waiting = stateOf(tenant.key, answer?.traceId ?? "", 20);
    drain();
    const state = await waiting;
    expect(state).toMatchObject({ status: "decided", final: true, decision: "BLOCK", queued: false, mode: "async" });
    expect(state.actionDigest).toBe(answer?.actionDigest);
    expect((await logOf(tenant)).map(({ type }) => type)).toEqual(["action.received", "action.decided"]);
    expect(await queuedOf(tenant)).toEqual({ rows: 0, counted: 0 });
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ problems: [] });
  });

  it("is blocked when its key was revoked before it was decided", async () => {
    const tenant = await newTenant();
    const { key, agent } = await newTenantKey(tenant.organizationId, ["ingest", "read"]);
    const { answer } = await ingest(key, EVENT);
    await revokeApiKey(tenant.owner, agent.actor.id);
    drain();
    expect(await stateOf(tenant.key, answer?.traceId ?? "", 20)).toMatchObject({
      decision: "BLOCK",
      reasons: [{ code: "key_revoked" }],
    });
  });

  it("is blocked when what was stored is not what the log says was received", async () => {
    const tenant = await newTenant();
    const [one, other] = [
      await ingest(tenant.key, EVENT),
      await ingest(tenant.key, { ...EVENT, payload: { amount: 1 } }),
    ];
    await asSuperuser(async (db) => {
      await db.query("set session_replication_role = replica");
      await db.query(
        "update mastguard.entry set body = replace(body, 'billing-bot', 'trusted-bot') where trace_id = $1",
        [uuidOf("trc", one.answer?.traceId ?? "")],
      );
    });
    drain();
    expect(await stateOf(tenant.key, one.answer?.traceId ?? "", 20)).toMatchObject({
      decision: "BLOCK",
      reasons: [{ code: "content_unreadable" }],
    });
    expect(await stateOf(tenant.key, other.answer?.traceId ?? "", 20)).toMatchObject({ decision: "ALLOW" });
  });

  it("opens a review when the rules ask for one", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL" });
    const { answer } = await ingest(tenant.key, EVENT);
    drain();
    await untilDecided(tenant, 1);
    expect(await stateOf(tenant.key, answer?.traceId ?? "")).toMatchObject({ status: "pending_review", final: false });
  });

  it("goes with an Idempotency-Key once: while it is queued, after it is decided, and beside a twin", async () => {
    const tenant = await newTenant();
    const headers = { ...ASYNC, "idempotency-key": "k1" };
    const twins = await Promise.all([1, 2, 3].map(() => ingest(tenant.key, EVENT, headers)));
    expect(new Set(twins.map(({ answer }) => answer?.traceId)).size).toBe(1);
    expect(twins.filter((twin) => twin.headers["idempotent-replayed"] === "true")).toHaveLength(2);
    expect((await ingest(tenant.key, { ...EVENT, agentId: "b" }, headers)).status).toBe(409);
    // The same key on a call that waits finds that it is queued.
    const waiting = await ingest(tenant.key, EVENT, { "idempotency-key": "k1" });
    expect([waiting.status, waiting.answer?.queued]).toEqual([202, true]);
    drain();
    await untilDecided(tenant, 1);
    const after = await ingest(tenant.key, EVENT, headers);
    expect([after.status, after.answer?.queued, after.answer?.decision]).toEqual([200, false, "ALLOW"]);
    expect(await logOf(tenant)).toHaveLength(2);
  });

  it("is refused with a revoked key, a body that cannot be read, and by a full backlog; nothing is recorded then", async () => {
    const tenant = await newTenant();
    const { key, agent } = await newTenantKey(tenant.organizationId, ["ingest"]);
    expect((await ingest(key, EVENT)).status).toBe(202);
    await revokeApiKey(tenant.owner, agent.actor.id);
    expect((await ingest(key, EVENT)).status).toBe(401);
    expect((await ingest(tenant.key, { ...EVENT, agentId: 7 })).status).toBe(422);
    await asSuperuser((db) =>
      db.query("update mastguard.log_head set queued = 100000 where organization_id = $1", [
        uuidOf("org", tenant.organizationId),
      ]),
    );
    const shed = await growthOf("mastguard_requests_shed_total", async () => {
      const full = await ingest(tenant.key, EVENT);
      expect([full.status, full.headers["retry-after"]]).toEqual([503, "5"]);
      const { status } = await callRoute(batchRoute.POST, {
        key: tenant.key,
        json: { events: [EVENT, EVENT] },
        headers: ASYNC,
      });
      expect(status).toBe(200);
    });
    expect(shed).toEqual({ backlog: 3 });
    expect(await logOf(tenant)).toHaveLength(1);
  });

  it("is what the organization says it is for its type, unless the caller waits", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    const set = (actionTypes: unknown) =>
      callRoute(asynchronousRoute.PUT, { key, json: { actionTypes }, method: "PUT" });
    expect((await set(["PAYMENT_APPROVE", "PAYMENT_APPROVE"])).status).toBe(422);
    expect((await set(["PAYMENT"])).envelope.error?.details?.[0]?.path).toBe("actionTypes[0]");
    expect((await set(["PAYMENT_APPROVE"])).status).toBe(200);
    // A node that does not know yet decides at once; the next commit tells it.
    await ingest(tenant.key, { ...EVENT, actionType: "OTHER" }, {});
    const byDefault = await ingest(tenant.key, EVENT, {});
    expect([byDefault.status, byDefault.headers["preference-applied"]]).toEqual([202, undefined]);
    expect((await ingest(tenant.key, EVENT, { prefer: "wait=10" })).status).toBe(200);
    expect((await ingest(tenant.key, { ...EVENT, actionType: "OTHER" }, {})).status).toBe(200);
    expect((await set([])).status).toBe(200);
  });
});

describe("verification", () => {
  const tampers: readonly [string, string][] = [
    ["neither decided nor queued", "delete from mastguard.queued_action where organization_id = $1"],
    ["never received", "update mastguard.queued_action set trace_id = gen_random_uuid() where organization_id = $1"],
  ];
  it.each(tampers)("names what is %s", async (words, sql) => {
    const tenant = await newTenant();
    await ingest(tenant.key, EVENT);
    await asSuperuser((db) => db.query(sql, [uuidOf("org", tenant.organizationId)]));
    const { valid, problems } = await verifyAudit(tenant.organizationId);
    expect(valid).toBe(false);
    expect(problems.some(({ kind, message }) => kind === "queue_altered" && message.includes(words))).toBe(true);
  });

  it("names what is queued again after it was decided", async () => {
    const tenant = await newTenant();
    const { answer } = await ingest(tenant.key, EVENT);
    drain();
    await untilDecided(tenant, 1);
    const organization = uuidOf("org", tenant.organizationId);
    await asSuperuser((db) =>
      db.query(
        "insert into mastguard.queued_action (organization_id, trace_id, shard, entry_index) values ($1, $2, 99, 0)",
        [organization, uuidOf("trc", answer?.traceId ?? "")],
      ),
    );
    const { problems } = await verifyAudit(tenant.organizationId);
    expect(problems).toMatchObject([{ kind: "queue_altered", message: expect.stringContaining("still queued") }]);
  });
});

describe("the queue", () => {
  it("keeps the order of every session and decides each event once, on several nodes that come and go", async () => {
    const tenant = await newTenant(["ingest", "read"]);
    const events = Array.from({ length: 600 }, (_, n) => ({
      ...EVENT,
      agentId: `agent-${String(n).padStart(3, "0")}`,
      ...(n % 10 !== 0 && { context: { sessionId: `s-${n % 7}` } }),
    }));
    for (let from = 0; from < events.length; from += 100) {
      const { status } = await callRoute(batchRoute.POST, {
        key: tenant.key,
        json: { events: events.slice(from, from + 100) },
        headers: ASYNC,
      });
      expect(status).toBe(200);
      if (from === 200) drain();
      if (from === 400) drain();
    }
    await drains[0]?.stop();
    drain();
    const decided = await untilDecided(tenant, events.length);
    const received = (await logOf(tenant)).filter(({ type }) => type === "action.received");
    expect(new Set(decided.map(({ trace }) => trace)).size).toBe(events.length);
    for (let session = 0; session < 7; session++) {
      const own = decided.filter((one) => one.session === `s-${session}`).map(({ trace }) => trace);
      const traces = new Set(own);
      expect(own).toEqual(received.filter(({ trace }) => traces.has(trace)).map(({ trace }) => trace));
    }
    expect(await queuedOf(tenant)).toEqual({ rows: 0, counted: 0 });
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ problems: [] });
  });

  it("decides what another organization sent while one has a long queue", async () => {
    const [flooding, quiet] = [await newTenant(), await newTenant()];
    const events = Array.from({ length: 500 }, () => ({ ...EVENT, context: { sessionId: "one" } }));
    await callRoute(batchRoute.POST, { key: flooding.key, json: { events }, headers: ASYNC });
    const { answer } = await ingest(quiet.key, EVENT);
    drain();
    expect((await stateOf(quiet.key, answer?.traceId ?? "", 20)).status).toBe("decided");
    const before = (await logOf(flooding)).filter(({ type }) => type === "action.decided").length;
    expect(before).toBeLessThan(500);
    await untilDecided(flooding, 500);
  });
});
