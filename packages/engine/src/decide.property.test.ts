import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import type { Action } from "./action";
import { decide } from "./decide";
import type { Observation } from "./detection/detector";
import { COMBININGS, compilePolicySet, type PolicySetInput } from "./policy/policy-set";
import { emptySession, type SessionState } from "./session";
import { MODES } from "./snapshot";
import { snapshotOf } from "./testing/fixture";
import { clock, decideWith, definitionOf, NOW } from "./testing/policies";
import { PROBE_TYPES, probe } from "./testing/probe";
import { ACTION_TYPES } from "./vocabulary/action-type";
import { RISK_CATEGORIES } from "./vocabulary/risk-category";
import { isStricter, VERDICTS } from "./vocabulary/verdict";

fc.configureGlobal({ numRuns: 100 * inject("fuzzTimes") });

/** Some hold, some do not, some fail, some cannot be compiled, some depend on the payload. */
const CONDITIONS = [
  "",
  "false",
  "payload.amount > 10",
  "has(payload.amount) && payload.amount > 10",
  "session.steps > 0",
  "payload.tags.exists(t, t == 'x')",
  "risk.score >= 40",
  "payload.amount ==",
] as const;

const policies = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"),
    condition: fc.constantFrom(...CONDITIONS),
    decision: fc.constantFrom(...VERDICTS),
    priority: fc.integer({ min: 0, max: 3 }),
    createdAt: fc.integer({ min: 0, max: 2 }),
    shadow: fc.boolean(),
    tools: fc.constantFrom<readonly string[]>([], ["shell"]),
    agentIds: fc.constantFrom<readonly string[]>([], ["agent-1"], ["agent-2"]),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

const setInput = fc.record({
  policies: policies.map((list) => list.map(definitionOf)),
  combining: fc.constantFrom(...COMBININGS),
  fallback: fc.constantFrom("risk" as const, ...VERDICTS),
});

const action: fc.Arbitrary<Action> = fc.record({
  agentId: fc.constantFrom("agent-1", "agent-2"),
  actionType: fc.constantFrom(...ACTION_TYPES),
  payload: fc.record(
    {
      amount: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant("text")),
      tags: fc.array(fc.constantFrom("x", "y")),
    },
    { requiredKeys: [] },
  ),
  context: fc.constant({}),
  tool: fc.constantFrom(null, "shell", "read"),
  resource: fc.constant(null),
  environment: fc.constantFrom(null, "production"),
  allowedTools: fc.constantFrom(null, ["shell"]),
  sessionKey: fc.constant("run-1"),
  source: fc.constant("native"),
});

const session: fc.Arbitrary<SessionState | null> = fc.option(
  fc.record({ steps: fc.nat(80), blocked: fc.nat(8) }).map((counts) => ({ ...emptySession(), ...counts })),
);

const mode = fc.constantFrom(...MODES);

describe("a decision", () => {
  it("is the same for the same inputs, on a set compiled anew", () => {
    fc.assert(
      fc.property(setInput, action, session, mode, (input, given, memory, chosen) => {
        expect(decideWith(input, given, memory, { mode: chosen })).toEqual(
          decideWith(input, given, memory, { mode: chosen }),
        );
      }),
    );
  });

  it("does not depend on the order in which policies are stored", () => {
    fc.assert(
      fc.property(setInput, action, session, fc.func(fc.integer()), (input, given, memory, rank) => {
        const shuffled = input.policies.toSorted((a, b) => rank(a.id) - rank(b.id));
        expect(decideWith({ ...input, policies: shuffled }, given, memory)).toEqual(decideWith(input, given, memory));
      }),
    );
  });

  it("is never loosened by adding a BLOCK policy", () => {
    fc.assert(
      fc.property(
        setInput,
        action,
        session,
        mode,
        fc.constantFrom(...CONDITIONS),
        fc.integer({ min: -1, max: 4 }),
        (input, given, memory, chosen, condition, priority) => {
          const extra = definitionOf({ id: "z", condition, decision: "BLOCK", priority });
          const before = decideWith(input, given, memory, { mode: chosen });
          const after = decideWith({ ...input, policies: [...input.policies, extra] }, given, memory, { mode: chosen });
          expect(isStricter(before.wouldBe, after.wouldBe)).toBe(false);
          expect(isStricter(before.verdict, after.verdict)).toBe(false);
        },
      ),
    );
  });

  it("is never looser than the floor of a policy that failed", () => {
    fc.assert(
      fc.property(setInput, action, session, (input, given, memory) => {
        const { wouldBe, policyErrors } = decideWith(input, given, memory);
        for (const { floor } of policyErrors) expect(isStricter(floor, wouldBe)).toBe(false);
      }),
    );
  });

  it("is not loosened when a condition breaks, compared with its never applying, and ALLOW needs another rule", () => {
    fc.assert(
      fc.property(setInput, action, session, (input, given, memory) => {
        const withCondition = (condition: string): PolicySetInput => ({
          ...input,
          policies: [...input.policies, definitionOf({ id: "z", condition, decision: "ALLOW", priority: -1 })],
        });
        const broken = decideWith(withCondition("payload.missing.field == 1"), given, memory);
        const never = decideWith(withCondition("false"), given, memory);
        expect(broken.verdict).toBe(never.verdict);
      }),
    );
  });

  it("does not change what is enforced when shadow policies are removed", () => {
    fc.assert(
      fc.property(setInput, action, session, (input, given, memory) => {
        const live = input.policies.filter(({ shadow }) => !shadow);
        const full = decideWith(input, given, memory);
        const bare = decideWith({ ...input, policies: live }, given, memory);
        expect([full.verdict, full.matchedPolicyId]).toEqual([bare.verdict, bare.matchedPolicyId]);
      }),
    );
  });

  it("reports for each shadow policy exactly what making it live would decide", () => {
    fc.assert(
      fc.property(setInput, action, session, (input, given, memory) => {
        for (const { id, wouldBe } of decideWith(input, given, memory, { mode: "allow_by_default" }).shadowVerdicts) {
          const policies = input.policies.map((policy) => (policy.id === id ? { ...policy, shadow: false } : policy));
          expect(decideWith({ ...input, policies }, given, memory).verdict).toBe(wouldBe);
        }
      }),
    );
  });

  it("reuses compiled policies without changing the decision", () => {
    fc.assert(
      fc.property(setInput, action, session, fc.integer({ min: 0, max: 3 }), (input, given, memory, priority) => {
        const cache = new Map();
        compilePolicySet(input, cache);
        const edited = { ...input, policies: input.policies.map((policy) => ({ ...policy, priority })) };
        const cached = decide(given, snapshotOf(compilePolicySet(edited, cache)), memory, NOW, { clock }).decision;
        expect(cached).toEqual(decideWith(edited, given, memory));
      }),
    );
  });
});

const observation = fc.record({
  type: fc.constantFrom(...PROBE_TYPES.map(({ type }) => type)),
  rule: fc.constantFrom("one", "two", "asked-for"),
  severity: fc.constantFrom(...RISK_CATEGORIES),
  confidence: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double()),
  path: fc.constantFrom(null, "payload.a"),
  span: fc.constantFrom(null, { start: 0, end: 5 }, { start: 3, end: 9 }, { start: 9, end: 12 }),
});
/** Also more of one rule, and of all, than a decision keeps. */
const observations = fc.oneof(
  fc.array(observation, { maxLength: 6 }),
  fc
    .tuple(fc.array(observation, { minLength: 1, maxLength: 6 }), fc.integer({ min: 10, max: 60 }))
    .map(([some, times]) => Array.from({ length: times }, () => some).flat()),
);

describe("the risk score", () => {
  it("is an integer from 0 to 100 and the sum of its parts, whatever the detectors say", () => {
    fc.assert(
      fc.property(action, session, observations, (given, memory, found) => {
        const empty = compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" });
        const { decision } = decide(given, snapshotOf(empty), memory, NOW, { clock, detectors: probe(found) });
        expect(decision.riskParts.reduce((sum, { value }) => sum + value, 0)).toBe(decision.riskScore);
        expect(Number.isInteger(decision.riskScore) && decision.riskScore >= 0 && decision.riskScore <= 100).toBe(true);
        if (decision.verdict === "BLOCK" && decision.reasons[0]?.code !== "tool_not_allowed") {
          expect(found.some(({ type }) => type === "probe_block")).toBe(true);
        }
      }),
    );
  });
});

describe("one more finding", () => {
  // A rule that reads findings or risk may do with them what its author likes.
  const blind = policies.map((all) => all.filter(({ condition }) => !condition.includes("risk")));

  it("never loosens a decision of policies that read neither findings nor risk", () => {
    fc.assert(
      fc.property(
        fc.record({ all: blind, mode: fc.constantFrom(...MODES), combining: fc.constantFrom(...COMBININGS) }),
        fc.constantFrom("risk" as const, ...VERDICTS),
        fc.tuple(action, session, observations, observation),
        ({ all, mode, combining }, fallback, [given, memory, found, more]) => {
          const set = compilePolicySet({ policies: all.map((policy) => definitionOf(policy)), combining, fallback });
          const verdictOn = (seenNow: readonly Observation[]) =>
            decide(given, snapshotOf(set, { mode }), memory, NOW, { clock, detectors: probe(seenNow) }).decision
              .verdict;
          expect(isStricter(verdictOn(found), verdictOn([...found, more]))).toBe(false);
        },
      ),
      { numRuns: 800 * inject("fuzzTimes") },
    );
  });
});
