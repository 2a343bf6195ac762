import { describe, expect, it } from "vitest";
import { definitionOf } from "../testing/policies";
import { compilePolicySet, compilePolicySetInTurns, type PolicyCache } from "./policy-set";

const policies = Array.from({ length: 500 }, (_, index) =>
  definitionOf({
    id: `p${index}`,
    condition: Array.from({ length: 4 }, (_, part) => `payload.s.matches(r"\\w{100}N${index}x${part}")`).join(" || "),
    decision: "BLOCK",
    priority: 500 - index,
  }),
);
const input = { policies, combining: "first_applicable", fallback: "risk" } as const;
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("a set of 500 costly policies", () => {
  it("compiles in turns none of which holds the thread for long", async () => {
    const cache: PolicyCache = new Map();
    let longest = 0;
    let startedAt = performance.now();
    const set = await compilePolicySetInTurns(input, cache, async () => {
      longest = Math.max(longest, performance.now() - startedAt);
      await nextTurn();
      startedAt = performance.now();
    });
    // About 5 ms on an idle machine; a whole set at once takes seconds.
    expect(longest).toBeLessThan(150);
    expect(set.policies).toHaveLength(500);
    expect(set.policies[0]?.definition.id).toBe("p499");
  });

  it("is the same set either way, and takes no turn for what is known", async () => {
    const few = { ...input, policies: policies.slice(0, 20) };
    const cache: PolicyCache = new Map();
    const whole = compilePolicySet(few, cache);
    let turns = 0;
    const inTurns = await compilePolicySetInTurns(few, cache, async () => {
      turns += 1;
    });
    expect(turns).toBe(0);
    expect(inTurns).toEqual(whole);
  });
});
