import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as batchRoute from "@/app/api/v1/governance/ingest/batch/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { newApiKey } from "@/server/auth/api-key";
import { growthOf } from "@/server/http/testing/counted";
import { newId, uuidOf } from "@/server/ids";
import { type Answered, callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import type { Limits } from "./limits";
import { withLimits } from "./testing";

const EVENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 12.5 } };
const FEW = { perKey: 5, perOrganization: 100 };
const send = (key: string | undefined, peer?: string) =>
  callRoute(ingestRoute.POST, { key, json: EVENT, ...(peer === undefined ? {} : { peer }) });
const many = (count: number, work: () => ReturnType<typeof send>) => Promise.all(Array.from({ length: count }, work));
const sendBatch = (key: string, count: number) =>
  callRoute(batchRoute.POST, { key, json: { events: Array.from({ length: count }, () => EVENT) } });

async function decided({ organizationId }: Tenant): Promise<number> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ n: number }>(
      "select count(*)::int as n from mastguard.entry where organization_id = $1 and type = 'action.decided'",
      [uuidOf("org", organizationId)],
    );
    return rows[0]?.n ?? -1;
  });
}

describe("a key's limit", () => {
  it("is told in every answer to a key, whatever the answer says", async () => {
    const tenant = await newTenant();
    const { key: reader } = await newTenantKey(tenant.organizationId, ["read"]);
    await withLimits({ perKey: 100, perOrganization: 500 }, async () => {
      const answers = [
        await send(tenant.key),
        await send(reader),
        await callRoute(ingestRoute.POST, { key: tenant.key, json: {} }),
        await callRoute(decisionRoute.GET, { key: tenant.key, params: { traceId: newId("trc") } }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 403, 422, 404]);
      for (const { headers } of answers) {
        expect(headers["ratelimit-policy"]).toBe('"key";q=100;w=1, "organization";q=500;w=1');
        expect(headers["ratelimit"]).toMatch(/^"key";r=\d+;t=1, "organization";r=\d+;t=1$/);
      }
      expect((await send(undefined)).headers["ratelimit"]).toBeUndefined();
    });
  });

  it("answers 429 beyond, says when to come back, and has nothing decided or logged", async () => {
    const tenant = await newTenant();
    await send(tenant.key);
    await withLimits(FEW, async () => {
      const answers = await many(20, () => send(tenant.key));
      const allowed = answers.filter(({ status }) => status === 200);
      const refused = answers.filter(({ status }) => status === 429);
      expect(allowed.length + refused.length).toBe(20);
      expect(allowed.length).toBeGreaterThanOrEqual(5);
      expect(allowed.length).toBeLessThan(9); // one comes back every 200 ms
      for (const { headers, envelope, text } of refused) {
        expect(envelope.error?.code).toBe("RATE_LIMITED");
        expect(headers["retry-after"]).toBe("1");
        expect(JSON.parse(text).error.retryAfterSeconds).toBe(1);
        expect(headers["ratelimit"]).toMatch(/^"key";r=[0-2];t=1,/);
      }
      expect(await decided(tenant)).toBe(allowed.length + 1);
      await setTimeout(1_000);
      expect((await send(tenant.key)).status).toBe(200);
    });
  });

  it("counts the events of a batch and refuses it as a whole", async () => {
    const tenant = await newTenant();
    await withLimits({ perKey: 10, perOrganization: 100 }, async () => {
      const { status, headers } = await sendBatch(tenant.key, 8);
      expect(status).toBe(200);
      expect(headers["ratelimit"]).toMatch(/^"key";r=[2-9];t=1, "organization";r=\d+;t=1$/);
      expect(await sendBatch(tenant.key, 8)).toMatchObject({
        status: 429,
        envelope: { error: { code: "RATE_LIMITED" } },
      });
      expect(await sendBatch(tenant.key, 12)).toMatchObject({ status: 422 });
      expect(await decided(tenant)).toBe(8);
    });
  });

  it("is what refusals are counted by in the metrics, and whose it was is not told", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
    const refusedOf = async (limits: Limits, work: () => Promise<readonly Answered[]>) => {
      let refused = 0;
      const grown = await growthOf("mastguard_requests_refused_total", () =>
        withLimits(limits, async () => {
          refused = (await work()).filter(({ status }) => status === 429).length;
        }),
      );
      expect(refused).toBeGreaterThan(0);
      return { grown, refused };
    };
    const ofKey = await refusedOf(FEW, () => many(20, () => send(tenant.key)));
    expect(ofKey.grown).toEqual({ key: ofKey.refused });
    const ofAll = await refusedOf({ perKey: 100, perOrganization: 5 }, () => many(20, () => send(key)));
    expect(ofAll.grown).toEqual({ organization: ofAll.refused });
    const unknown = await refusedOf(FEW, () => many(80, () => send(newApiKey().key, "192.0.2.9")));
    expect(unknown.grown).toEqual({ unknown_keys: 30 });
  });

  it("leaves the other keys alone", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
    await withLimits(FEW, async () => {
      await many(20, () => send(tenant.key));
      expect((await send(key)).status).toBe(200);
    });
  });

  it("that cannot be looked up is a 503, never a decision", async () => {
    const tenant = await newTenant();
    const away = () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }));
    await withLimits(
      FEW,
      async () => {
        const { status, headers, envelope } = await send(tenant.key);
        expect([status, envelope.error?.code, headers["retry-after"]]).toEqual([503, "UNAVAILABLE", "1"]);
      },
      away,
    );
    expect(await decided(tenant)).toBe(0);
  });
});

describe("keys that are none", () => {
  it("are refused after fifty in a second from one address, where known keys go on, and others hear nothing of it", async () => {
    const tenant = await newTenant();
    expect((await send(tenant.key, "192.0.2.1")).status).toBe(200);
    const guesses = await many(80, () => send(newApiKey().key, "192.0.2.1"));
    const of = (status: number) => guesses.filter((answer) => answer.status === status);
    expect([of(401).length, of(429).length]).toEqual([50, 30]);
    expect(of(429)[0]).toMatchObject({
      headers: { "retry-after": "1" },
      envelope: { error: { code: "RATE_LIMITED" } },
    });
    expect((await send(undefined, "192.0.2.1")).status).toBe(429);
    expect((await send(tenant.key, "192.0.2.1")).status).toBe(200);
    expect((await send(newApiKey().key, "192.0.2.2")).status).toBe(401);
  });
});

describe("a flood", () => {
  it("of one organization does not starve another", async () => {
    const [flooding, quiet] = [await newTenant(), await newTenant()];
    const timed = async (key: string) => {
      const began = performance.now();
      const { status } = await send(key);
      return { status, ms: performance.now() - began };
    };
    await timed(quiet.key);
    const stop = new AbortController();
    const flooded: Awaited<ReturnType<typeof timed>>[] = [];
    const work = async () => {
      while (!stop.signal.aborted) flooded.push(await timed(flooding.key));
    };
    const flood = Promise.all(Array.from({ length: 2_000 }, work));
    const under: Awaited<ReturnType<typeof timed>>[] = [];
    try {
      await setTimeout(300);
      for (const until = performance.now() + 1_500; performance.now() < until; ) under.push(await timed(quiet.key));
    } finally {
      stop.abort();
      await flood;
    }
    expect(new Set(under.map(({ status }) => status))).toEqual(new Set([200]));
    expect(flooded.every(({ status }) => status === 200 || status === 503)).toBe(true);
    const answered = flooded.flatMap(({ status, ms }) => (status === 200 ? [ms] : []));
    expect(answered.length).toBeGreaterThan(500);
    // Without turns whoever comes last waits for the whole flood, as those of the flood do for each other.
    const quietMs = under.map(({ ms }) => ms);
    expect(percentile(quietMs, 0.9)).toBeLessThan(percentile(answered, 0.5) / 2);
  });
});

function percentile(times: readonly number[], part: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? Number.POSITIVE_INFINITY;
}
