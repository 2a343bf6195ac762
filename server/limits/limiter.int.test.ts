import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { RateLimitedError, UnavailableError, ValidationError } from "@/server/errors";
import { newId, uuidOf } from "@/server/ids";
import { startSweeper } from "@/server/jobs/sweeper";
import { createApiKey, revokeApiKey } from "@/server/keys";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { burstOf } from "./bucket";
import { RateLimiter } from "./limiter";
import type { Limits } from "./limits";
import { forgetBuckets, takeTokens } from "./store";

const limiterOf = (limits: Limits, take = takeTokens) => new RateLimiter({ limitsOf: () => limits, takeTokens: take });
const names = () => ({ organizationId: newId("org"), keyId: newId("key") });

async function isAllowed(limiter: RateLimiter, { organizationId, keyId }: ReturnType<typeof names>, count = 1) {
  try {
    await limiter.take(limiter.accountOf(organizationId, keyId), count);
    return true;
  } catch (error) {
    if (error instanceof RateLimitedError) return false;
    throw error;
  }
}

describe("limiters on one database", () => {
  it("two of them together never let through more than rate * window + burst, and nearly that much", async () => {
    const rate = 300;
    const limiters = [1, 2].map(() => limiterOf({ perKey: rate, perOrganization: 100_000 }));
    const who = names();
    const times: number[] = [];
    const began = performance.now();
    const until = began + 2_500;
    await Promise.all(
      Array.from({ length: 20 }, () => limiters)
        .flat()
        .map(async (limiter) => {
          while (performance.now() < until) {
            if (await isAllowed(limiter, who)) times.push(performance.now());
            else await setTimeout(3);
          }
        }),
    );
    for (const [from, start] of times.entries())
      for (let to = from; to < times.length; to++) {
        const window = ((times[to] ?? 0) - start) / 1_000;
        if (to - from + 1 > rate * window + burstOf(rate)) expect.fail(`${to - from + 1} in ${window} s`);
      }
    const seconds = ((times.at(-1) ?? 0) - began) / 1_000;
    expect(times.length).toBeLessThanOrEqual(rate * seconds + rate + 1); // a full bucket, and what it refilled
    expect(times.length).toBeGreaterThan(rate * seconds * 0.8);
  });

  it("statements that race for one bucket never take more than it holds", async () => {
    const { organizationId, keyId } = names();
    const bucket = { organization: uuidOf("org", organizationId), id: uuidOf("key", keyId), rate: 100, wanted: 17 };
    const began = performance.now();
    const given = await Promise.all(Array.from({ length: 40 }, () => takeTokens([bucket])));
    const seconds = (performance.now() - began) / 1_000;
    const taken = given.flat().reduce((sum, { granted }) => sum + granted, 0);
    expect(taken).toBeGreaterThanOrEqual(100);
    expect(taken).toBeLessThanOrEqual(100 + 100 * seconds + 1);
  });

  it("statements that name the same buckets in other orders do not lock each other out", async () => {
    const buckets = Array.from({ length: 20 }, () => {
      const { organizationId, keyId } = names();
      return { organization: uuidOf("org", organizationId), id: uuidOf("key", keyId), rate: 1_000, wanted: 1 };
    });
    const orders = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? buckets : buckets.toReversed()));
    const given = await Promise.all(orders.map((order) => takeTokens(order)));
    expect(given.flat().every(({ granted }) => granted === 1)).toBe(true);
  });

  it("all keys of an organization share its bucket", async () => {
    const limiter = limiterOf({ perKey: 100, perOrganization: 10 });
    const { organizationId } = names();
    const allowed = await Promise.all(
      Array.from({ length: 20 }, () => isAllowed(limiter, { organizationId, keyId: newId("key") })),
    );
    const count = allowed.filter(Boolean).length;
    expect(count).toBeGreaterThanOrEqual(10);
    expect(count).toBeLessThan(18); // refilled meanwhile
  });

  it("takes many at once or none, and says when there can never be so many", async () => {
    const limiter = limiterOf({ perKey: 20, perOrganization: 100 });
    const who = names();
    expect(await isAllowed(limiter, who, 15)).toBe(true);
    expect(await isAllowed(limiter, who, 15)).toBe(false);
    expect(await isAllowed(limiter, who, 4)).toBe(true);
    await expect(isAllowed(limiter, who, 21)).rejects.toThrow(ValidationError);
  });

  it("a second later there are as many again", async () => {
    const limiter = limiterOf({ perKey: 5, perOrganization: 100 });
    const who = names();
    const burst = async () =>
      (await Promise.all(Array.from({ length: 9 }, () => isAllowed(limiter, who)))).filter(Boolean);
    for (const restMs of [1_100, 0]) {
      const { length } = await burst();
      expect(length).toBeGreaterThanOrEqual(5);
      expect(length).toBeLessThan(9); // one comes back every 200 ms
      await setTimeout(restMs);
    }
  });
});

describe("the way to the database", () => {
  it("is gone once for everybody who waits, and not at all while leases last", async () => {
    let trips = 0;
    const limiter = limiterOf({ perKey: 8_000, perOrganization: 8_000 }, (asked) => {
      trips += 1;
      return takeTokens(asked);
    });
    const who = names();
    await Promise.all(Array.from({ length: 300 }, () => isAllowed(limiter, who)));
    expect(trips).toBe(1);
    const account = limiter.accountOf(who.organizationId, who.keyId);
    expect(limiter.take(account, 1)).toBeUndefined();
  });

  it("when it is barred, requests without a lease are told within a moment and those with one go on", async () => {
    let isAway = false;
    const limiter = limiterOf({ perKey: 1_000, perOrganization: 1_000 }, (asked) =>
      isAway ? new Promise(() => {}) : takeTokens(asked),
    );
    const [known, unknown] = [names(), names()];
    expect(await isAllowed(limiter, known)).toBe(true);
    isAway = true;
    expect(limiter.take(limiter.accountOf(known.organizationId, known.keyId), 1)).toBeUndefined();
    const began = performance.now();
    await expect(isAllowed(limiter, unknown)).rejects.toThrow(UnavailableError);
    expect(performance.now() - began).toBeLessThan(2_500);
    isAway = false;
    expect(await isAllowed(limiter, unknown)).toBe(true);
  });
});

describe("a bucket that nobody takes from", () => {
  const RATE = 100;
  const newBucket = (id: string = uuidOf("key", newId("key"))) => ({
    organization: uuidOf("org", newId("org")),
    id,
    rate: RATE,
    wanted: RATE,
  });
  /** As if it had last been used so long ago. */
  const age = async ({ id }: { readonly id: string }, time: string) =>
    await asSuperuser((db) =>
      db.query("update mastguard.rate_bucket set refilled_at = now() - $2::interval where id = $1", [id, time]),
    );
  const stored = async ({ id }: { readonly id: string }) =>
    await asSuperuser(
      async (db) => (await db.query("select tokens from mastguard.rate_bucket where id = $1", [id])).rows,
    );

  it("because its key was revoked is forgotten, and one in use is not", async () => {
    const { owner } = await newTenant();
    const key = await createApiKey(owner, { name: "k", scopes: ["ingest"] });
    const [revoked, used] = [newBucket(uuidOf("key", key.id)), newBucket()];
    await takeTokens([revoked, used]);
    await revokeApiKey(owner, key.id);
    await age(revoked, "61 minutes");
    await age(used, "59 minutes");
    const sweeper = startSweeper();
    await expect.poll(() => stored(revoked), { timeout: 10_000 }).toEqual([]);
    await sweeper.stop();
    expect(await stored(used)).toHaveLength(1);
  });

  it("is forgotten with others in portions, and is full for whoever comes back", async () => {
    const buckets = Array.from({ length: 5 }, () => newBucket());
    await takeTokens(buckets);
    for (const bucket of buckets) await age(bucket, "2 hours");
    expect(await forgetBuckets(3)).toBe(3);
    expect(await forgetBuckets(3)).toBe(2);
    expect(await forgetBuckets(3)).toBe(0);
    expect(await takeTokens(buckets)).toMatchObject(buckets.map(() => ({ granted: RATE })));
  });

  it("and is forgotten at the very moment somebody does, gives what it had once and not again", async () => {
    const bucket = newBucket();
    await takeTokens([{ ...bucket, wanted: 0 }]);
    const taken = await asSuperuser(async (sweep) => {
      await sweep.query("begin");
      await sweep.query("select 1 from mastguard.rate_bucket where id = $1 for update", [bucket.id]);
      const taking = pool().query("select granted from mastguard.take_rate_tokens($1, $2, $3, $4)", [
        [bucket.organization],
        [bucket.id],
        [RATE],
        [RATE],
      ]);
      const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await expect.poll(async () => (await sweep.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1);
      await sweep.query("delete from mastguard.rate_bucket where id = $1", [bucket.id]);
      await sweep.query("commit");
      return await taking;
    });
    expect(taken.rows).toEqual([{ granted: RATE }]);
    expect(await stored(bucket)).toEqual([{ tokens: 0 }]);
  });
});

it("a tenant's buckets are read by nobody else and written by no statement of the application", async () => {
  const { agent, organizationId } = await newTenant();
  const limiter = limiterOf({ perKey: 10, perOrganization: 10 });
  if (agent.actor.type === "api_key") await isAllowed(limiter, { organizationId, keyId: agent.actor.id });
  const seen = (organization: typeof organizationId, text: string) =>
    inOrganizationRead(organization, async (client) => (await client.query(text)).rowCount);
  expect(await seen(organizationId, "select 1 from mastguard.rate_bucket")).toBe(2);
  expect(await seen(newId("org"), "select 1 from mastguard.rate_bucket")).toBe(0);
  await expect(pool().query("update mastguard.rate_bucket set tokens = 9")).rejects.toThrow("permission denied");
});
