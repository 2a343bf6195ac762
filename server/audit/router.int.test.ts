import { fromHex, parseVerifierKey, verifyCheckpoint, verifyInclusion } from "@mastguard/ledger";
import { isTrackedEnvelope, TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { openSession, sessionOf } from "@/server/auth/session";
import { signedIn } from "@/server/auth/signed-in";
import { decideAction } from "@/server/decisions";
import { newId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { createCallerFactory } from "@/server/trpc/procedures";
import { auditRouter } from "./router";
import { AuditFilters } from "./schemas";
import { listForScreen, ScreenEntrySchema } from "./screen-entry";
import { tailEntries } from "./tail";
import { grow, integrate } from "./testing";
import { verifyOnce } from "./verify-once";

const createCaller = createCallerFactory(auditRouter);
const PAYMENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE" } as const;

/** The router for a person of this organization. */
async function callerOf({ owner, organizationId }: Tenant) {
  if (owner.actor.type !== "user") throw new Error("not a person");
  const { token } = await openSession(owner.actor.id, "email_link");
  const session = await sessionOf(token);
  if (session === null) throw new Error("no session");
  const requestId = newId("req");
  return createCaller({
    requestId,
    isSameOrigin: true,
    readSession: async () => session,
    readMember: () => signedIn(session, { named: organizationId, remembered: undefined }, requestId),
  });
}

let tenant: Tenant;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeAll(async () => {
  tenant = await newTenant();
  caller = await callerOf(tenant);
});

describe("audit.list", () => {
  it("says each action in words to who may read payloads", async () => {
    await decideAction(tenant.agent, { ...PAYMENT, payload: { amount: 48_200, currency: "EUR", to: "ACME" } });
    const { entries } = await caller.list({ limit: 1 });
    expect(entries).toMatchObject([{ type: "action.decided", summary: "Pay €48,200.00 to ACME" }]);
  });

  it("and names only tool or kind to who may not, or when the record is erased", async () => {
    const { answer } = await decideAction(tenant.agent, {
      ...PAYMENT,
      payload: { to: "secret" },
      context: { tool: "wire_transfer" },
    });
    const auditor: ActorContext = { ...tenant.owner, permissions: permissionsOfRoles(["auditor"]) };
    const query = { limit: 1, type: "action.decided" } as const;
    expect((await listForScreen(auditor, query)).entries).toMatchObject([
      { tool: "wire_transfer", summary: "Wire transfer" },
    ]);
    await asSuperuser((db) =>
      db.query(
        "update mastguard.record set wrapped_key = null, nonce = null, ciphertext = null, erased_at = now() where id = $1",
        [uuidOf("trc", answer.traceId)],
      ),
    );
    expect((await caller.list({ limit: 1 })).entries).toMatchObject([{ summary: "Wire transfer" }]);
    expect(await caller.trace({ traceId: answer.traceId })).toMatchObject({
      content: "erased",
      summary: "Wire transfer",
    });
  });

  it("names a bad parameter and refuses a stranger", async () => {
    await expect(caller.list({ limit: 201 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(caller.list({ cursor: "!" })).rejects.toThrow("cursor");
    const stranger = createCaller({
      requestId: newId("req"),
      isSameOrigin: true,
      readSession: async () => null,
      readMember: () => Promise.reject(new Error("nobody")),
    });
    await expect(stranger.list({})).rejects.toThrow("Sign in");
  });
});

describe("audit.trace", () => {
  it("holds everything the page proves by itself, and the session around it", async () => {
    const own = await newTenant();
    const page = await callerOf(own);
    const traceIds: string[] = [];
    for (let step = 0; step < 15; step++) {
      const context = { sessionId: "s-1", step };
      traceIds.push(
        (await decideAction(own.agent, { ...PAYMENT, payload: { amount: step, to: "ACME" }, context })).answer.traceId,
      );
    }
    await integrate();
    const trace = await page.trace({ traceId: traceIds[3] ?? "" });
    expect(trace).toMatchObject({
      content: "shown",
      summary: "Pay 3.00 to ACME",
      action: { payload: { amount: 3, to: "ACME" }, context: { sessionId: "s-1", step: 3 } },
      answer: { traceId: traceIds[3], audit: { index: trace.entries[0]?.index } },
      task: null,
    });
    expect(trace.story.stages.length).toBeGreaterThan(0);
    expect(trace.session.before.map(({ traceId }) => traceId)).toEqual(traceIds.slice(0, 3));
    expect(trace.session.after.map(({ traceId }) => traceId)).toEqual(traceIds.slice(4, 14));
    const verified = await verifyCheckpoint(trace.checkpoint?.note ?? "", trace.verifierKeys.map(parseVerifierKey));
    if (!verified.valid) throw new Error(verified.message);
    for (const { index, leafHash, proof } of trace.entries) {
      const { size, rootHash } = verified.checkpoint;
      expect(
        verifyInclusion({ index, size, leafHash: fromHex(leafHash), proof: proof.hashes.map(fromHex), rootHash }),
      ).toBe(true);
    }
  });

  it("is not found for another organization's action", async () => {
    const other = await newTenant();
    const { answer } = await decideAction(other.agent, { ...PAYMENT, payload: {} });
    for (const traceId of [answer.traceId, "trc_x", newId("trc")])
      await expect(caller.trace({ traceId })).rejects.toSatisfy(
        (error) => error instanceof TRPCError && error.message === "There is no such action.",
      );
  });
});

it("audit.agentHistory is one agent's decisions", async () => {
  const own = await newTenant();
  await grow(own, 20);
  const { entries } = await (await callerOf(own)).agentHistory({ agentId: "mail-bot" });
  expect(entries).toHaveLength(10);
  expect(entries.every(({ agentId }) => agentId === "mail-bot")).toBe(true);
});

it("audit.histogram counts every decision of the range in exactly one bucket", async () => {
  const own = await newTenant();
  await grow(own, 200);
  const page = await callerOf(own);
  const now = Date.now();
  const range = { from: new Date(now - 60_000).toISOString(), to: new Date(now + 1_000).toISOString() };
  const { bucketMs, buckets } = await page.histogram({ ...range, buckets: 10 });
  expect(bucketMs).toBe(6_100);
  expect(buckets).toHaveLength(10);
  const sum = (verdict: "ALLOW" | "BLOCK" | "HITL") => buckets.reduce((total, bucket) => total + bucket[verdict], 0);
  expect([sum("ALLOW"), sum("BLOCK"), sum("HITL")]).toEqual([160, 40, 0]);
  const blocked = await page.histogram({ ...range, decision: "BLOCK", agentId: "mail-bot" });
  expect(blocked.buckets.reduce((total, { ALLOW, BLOCK }) => total + ALLOW + BLOCK, 0)).toBe(20);
  await expect(page.histogram({ from: range.from, to: range.from })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("audit.verify says what verify-audit says, and runs once however often it is asked", async () => {
  const own = await newTenant();
  await grow(own, 50);
  await integrate();
  expect(await (await callerOf(own)).verify()).toMatchObject({ valid: true, checkpoint: { valid: true } });
  const [a, b] = await Promise.all([verifyOnce(own.organizationId), verifyOnce(own.organizationId)]);
  expect(a).toBe(b);
});

describe("audit.tail", () => {
  const Batch = z.object({ entries: z.array(ScreenEntrySchema), lastIndex: z.number() });
  const filters = AuditFilters.parse({});

  it("delivers what joins the log within a moment, in order, once, and ends when its reader leaves", async () => {
    const own = await newTenant();
    const stop = new AbortController();
    const tail = tailEntries(own.owner, { after: null, filters, signal: stop.signal });
    const first = tail.next();
    await new Promise((resolve) => setTimeout(resolve, 100)); // so that it listens before anything happens
    const began = performance.now();
    const { answer } = await decideAction(own.agent, { ...PAYMENT, payload: {} });
    const { value } = await first;
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(value?.entries.map(({ traceId }) => traceId)).toEqual([answer.traceId]);
    const more = await grow(own, 250);
    const seen: (string | null)[] = [];
    while (seen.length < more.length)
      seen.push(...((await tail.next()).value?.entries ?? []).map(({ traceId }) => traceId));
    expect(seen).toEqual(more);
    const last = tail.next();
    stop.abort();
    expect((await last).done).toBe(true);
  });

  it("goes on after the index an interrupted reader had reached", async () => {
    const own = await newTenant();
    const traceIds = await grow(own, 30);
    const [start] = (await (await callerOf(own)).list({ traceId: traceIds[9] })).entries;
    const iterable = await (await callerOf(own)).tail({ after: 0, lastEventId: String(start?.index) });
    for await (const event of iterable) {
      if (!isTrackedEnvelope(event)) throw new Error("not tracked");
      const batch = Batch.parse(event[1]);
      expect(batch.entries.map(({ traceId }) => traceId)).toEqual(traceIds.slice(10));
      expect(event[0]).toBe(String(batch.lastIndex));
      break;
    }
  });

  it("jumps to the newest when it is far behind, and says how much it left out", async () => {
    const own = await newTenant();
    await grow(own, 1_500);
    const stop = new AbortController();
    const { value } = await tailEntries(own.owner, { after: 10, filters, signal: stop.signal }).next();
    stop.abort();
    expect(value?.skipped).toBeGreaterThan(1_000);
    expect(value?.entries).toHaveLength(100);
  });

  it("survives the loss of its connection to the database", async () => {
    const own = await newTenant();
    const stop = new AbortController();
    const tail = tailEntries(own.owner, { after: null, filters, signal: stop.signal });
    const first = tail.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await asSuperuser((db) =>
      db.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()",
      ),
    );
    await decideAction(own.agent, { ...PAYMENT, payload: {} });
    expect((await first).value?.entries).toHaveLength(1);
    stop.abort();
    await tail.return();
  });
});
