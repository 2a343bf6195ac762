import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bucket, burstOf, LEASE_MS } from "./bucket";

const grant = (granted: number, askedAt: number, now = askedAt) => ({ granted, remaining: 0, askedAt, now });

describe("a bucket", () => {
  it.each([
    ["what was leased", [grant(5, 0)], 10, 5],
    ["nothing once the lease is over", [grant(5, 0)], LEASE_MS, 0],
    ["nothing of a lease that came when it was over", [grant(5, 0, LEASE_MS + 1)], LEASE_MS + 1, 0],
    ["two leases", [grant(5, 0), grant(7, 100)], 110, 12],
    ["the later one alone when the first is over", [grant(5, 0), grant(7, 100)], LEASE_MS + 50, 7],
    ["three leases, the first two until the first ends", [grant(5, 0), grant(7, 100), grant(1, 200)], LEASE_MS + 50, 1],
    ["all three until then", [grant(5, 0), grant(7, 100), grant(1, 200)], LEASE_MS - 1, 13],
  ])("holds %s", (_, grants, at, held) => {
    const bucket = new Bucket(1_000);
    for (const one of grants) bucket.receive(one, 0);
    expect(bucket.held(at)).toBe(held);
  });

  it("spends the older lease first", () => {
    const bucket = new Bucket(1_000);
    bucket.receive(grant(5, 0), 0);
    bucket.receive(grant(5, 500), 0);
    bucket.spend(6, 600);
    expect([bucket.held(600), bucket.held(LEASE_MS)]).toEqual([4, 4]);
  });

  it("asks for more the faster it is spent, never above its share, and for little again after a rest", () => {
    const bucket = new Bucket(1_000);
    const asked = [1_000, 1_020, 1_040, 1_060, 1_080, 1_100, 1_300, 2_400].map((at) => bucket.wanted(0, at));
    expect(asked).toEqual([8, 16, 32, 64, 125, 125, 125, 8]);
    expect(bucket.wanted(300, 2_401)).toBe(316);
    expect(bucket.wanted(5_000, 2_402)).toBe(1_000);
    expect(new Bucket(1).wanted(1, 0)).toBe(1);
  });

  it("knows for a moment that there is nothing, then asks again", () => {
    const bucket = new Bucket(1_000);
    bucket.receive(grant(2, 0), 10);
    expect([bucket.isEmpty(0), bucket.isLow(0), bucket.isEmpty(10), bucket.isLow(10)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

/** The database's side as `take_rate_tokens` keeps it, for one bucket. */
class Shared {
  private tokens: number;
  private at = 0;
  constructor(private readonly rate: number) {
    this.tokens = rate;
  }
  take(wanted: number, now: number) {
    const full = Math.min(this.rate, this.tokens + ((now - this.at) * this.rate) / 1_000);
    const granted = Math.min(wanted, Math.floor(full));
    this.tokens = full - granted;
    this.at = now;
    return { granted, remaining: this.tokens };
  }
}

/** Whether in no window more was spent than `rate * window + burst`. */
function isWithin(times: readonly number[], rate: number): boolean {
  // With s(t) = spent up to t less rate * t, every window's excess is a rise of s; the largest rise is looked for.
  let lowest = Number.POSITIVE_INFINITY;
  return times.every((at, index) => {
    lowest = Math.min(lowest, index - (rate * at) / 1_000);
    return index + 1 - (rate * at) / 1_000 - lowest <= burstOf(rate) + 1e-6;
  });
}

it("several nodes together never spend more than rate * window + burst, however requests and answers fall", () => {
  const step = fc.record({
    node: fc.nat(2),
    passed: fc.nat(400),
    requests: fc.nat(40),
    delay: fc.nat(LEASE_MS + 100),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.array(step, { maxLength: 80 }), (rate, steps) => {
      const shared = new Shared(rate);
      const nodes = [0, 1, 2].map(() => ({ bucket: new Bucket(rate), free: 0 }));
      const times: number[] = [];
      let now = 0;
      for (const { node: at, passed, requests, delay } of steps) {
        now += passed;
        const node = nodes[at];
        if (!node) continue;
        if (now >= node.free) {
          const { bucket } = node;
          const given = shared.take(bucket.wanted(requests, now), now);
          node.free = now + delay;
          bucket.receive({ ...given, askedAt: now, now: now + delay }, requests);
        }
        for (let n = 0; n < requests; n++) {
          if (node.bucket.held(now) < 1) break;
          node.bucket.spend(1, now);
          times.push(now);
        }
      }
      expect(isWithin(times, rate)).toBe(true);
    }),
  );
});
