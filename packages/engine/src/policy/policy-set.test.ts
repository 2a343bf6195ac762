import { describe, expect, it } from "vitest";
import { definitionOf } from "../testing/policies";
import { compilePolicySet, compilePolicySetInTurns, type PolicyCache } from "./policy-set";

const policies = Array.from({ length: 60 }, (_, index) =>
  definitionOf({
    id: `p${index}`,
    condition: Array.from({ length: 4 }, (_, part) => `payload.s.matches(r"\\w{100}N${index}x${part}")`).join(" || "),
    decision: "BLOCK",
    priority: 60 - index,
  }),
);
const input = { policies, combining: "first_applicable", fallback: "risk" } as const;

describe("a set of costly policies", () => {
  it("compiles in turns of one policy each", async () => {
    const cache: PolicyCache = new Map();
    const known: number[] = [];
    const set = await compilePolicySetInTurns(input, cache, async () => void known.push(cache.size));
    expect(known).toEqual(policies.map((_, index) => index + 1));
    expect(set.policies).toHaveLength(60);
    expect(set.policies[0]?.definition.id).toBe("p59");
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
