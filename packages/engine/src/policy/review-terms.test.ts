import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "../decision";
import { BARE_ACTION } from "../testing/bare-action";
import { decideWith, definitionOf } from "../testing/policies";
import { compilePolicySetInTurns, type PolicyCache } from "./policy-set";
import type { ReviewBand, ReviewRules } from "./review-terms";

const SPENT = `${"payload.list.exists(a, payload.list.exists(b, a + b == 'x')) || ".repeat(8)}false`;

/** What a policy that asks a person says of the review of one payload. */
function reviewed(review: ReviewRules | null, payload: Decision["review"] | object = {}): Decision["review"] {
  const policies = [definitionOf({ id: "p", condition: "", decision: "HITL", review })];
  const action = { ...BARE_ACTION, payload: JSON.parse(JSON.stringify(payload)) };
  return decideWith({ policies, combining: "first_applicable", fallback: "risk" }, action, null).review;
}

const BASE = {
  requiredApprovals: 2,
  approvers: ["role:reviewer"],
  slaMinutes: 60,
  escalateTo: ["role:admin", ["role:owner", "user:a"]],
} as const satisfies ReviewRules;
const BASE_FIVE = { ...BASE, requiredApprovals: 5 };
const LARGE = { condition: "payload.amount > 10000", requiredApprovals: 3, approvers: ["role:owner"] } as const;
const SMALL = { condition: "payload.amount < 100", requiredApprovals: 1, slaMinutes: 5 } as const;
const AS_FOR_ALL = {
  ...BASE,
  escalateTo: [["role:admin"], ["role:owner", "user:a"]],
  band: null,
  failedBand: null,
};

describe("the terms of a review", () => {
  it.each<[string, readonly ReviewBand[], object, object]>([
    ["without bands are as for all", [], { amount: 1 }, {}],
    ["are as for all where no band applies", [LARGE, SMALL], { amount: 500 }, {}],
    [
      "are the band's, and as for all in what it leaves out",
      [LARGE, SMALL],
      { amount: 20_000 },
      { requiredApprovals: 3, approvers: ["role:owner"], band: 0 },
    ],
    ["may ask for less than for all", [LARGE, SMALL], { amount: 9 }, { requiredApprovals: 1, slaMinutes: 5, band: 1 }],
    ["are those of the first band that applies", [{ condition: "" }, LARGE], { amount: 20_000 }, { band: 0 }],
    [
      "are the strictest where a band reads what is not there",
      [SMALL, { ...LARGE, requiredApprovals: 5 }],
      { amuont: 9 },
      { requiredApprovals: 5, failedBand: 0 },
    ],
    [
      "are the strictest where a band compares what cannot be compared, also behind one that does not apply",
      [{ condition: "false" }, SMALL, LARGE],
      { amount: "much" },
      { requiredApprovals: 3, failedBand: 1 },
    ],
    [
      "are the strictest where a band does not compile",
      [{ condition: "payload.amount >" }, LARGE],
      { amount: 1 },
      { requiredApprovals: 3, failedBand: 0 },
    ],
    [
      "are the strictest where a band takes more work than a condition may",
      [{ condition: SPENT, requiredApprovals: 1 }, LARGE],
      { list: Array.from({ length: 900 }, (_, n) => `${n}`) },
      { requiredApprovals: 3, failedBand: 0 },
    ],
    [
      "of a band that applied do not ask the bands behind it",
      [LARGE, { condition: "payload.missing" }],
      { amount: 20_000 },
      { requiredApprovals: 3, approvers: ["role:owner"], band: 0 },
    ],
  ])("%s", (_name, bands, payload, terms) => {
    expect(reviewed({ ...BASE, bands }, payload)).toEqual({ ...AS_FOR_ALL, ...terms });
  });

  it("where a band fails and the policy names nobody else: of those whom its bands name", () => {
    const rules = { requiredApprovals: 1, bands: [LARGE, { ...SMALL, approvers: ["role:reviewer", "role:owner"] }] };
    expect(reviewed(rules, { amuont: 20_000 })).toMatchObject({
      requiredApprovals: 3,
      approvers: ["role:owner", "role:reviewer"],
      failedBand: 0,
    });
  });

  it.each<[string, string, ReviewRules | null, object]>([
    ["alone", "", null, { requiredApprovals: 4, approvers: ["group:board"] }],
    [
      "beside one that asks for less",
      "true",
      { requiredApprovals: 1 },
      { requiredApprovals: 4, approvers: ["group:board"] },
    ],
    ["beside one that asks for more", "true", BASE_FIVE, { requiredApprovals: 5, approvers: ["role:reviewer"] }],
  ])("a policy that could not be evaluated has its say at its strictest: %s", (_name, condition, review, terms) => {
    const rules = {
      requiredApprovals: 2,
      approvers: ["group:board"],
      bands: [{ condition: "", requiredApprovals: 4 }],
    };
    const broken = definitionOf({
      id: "q",
      condition: "payload.nothing > 1",
      decision: "HITL",
      review: rules,
      priority: 0,
    });
    const others = condition === "" ? [] : [definitionOf({ id: "p", condition, decision: "HITL", review })];
    const set = { policies: [broken, ...others], combining: "first_applicable", fallback: "risk" } as const;
    expect(decideWith(set, BARE_ACTION, null)).toMatchObject({ verdict: "HITL", review: terms });
  });

  it("are none where the policy says nothing of reviews", () => {
    expect(reviewed(null)).toBeNull();
  });

  it("are none where another verdict than the policy's holds", () => {
    const asking = definitionOf({ id: "p", condition: "", decision: "HITL", review: BASE });
    const broken = definitionOf({ id: "q", condition: "payload.nothing", decision: "BLOCK", priority: 0 });
    const set = { policies: [asking, broken], combining: "first_applicable", fallback: "risk" } as const;
    const decision = decideWith(set, BARE_ACTION, null);
    expect([decision.verdict, decision.review]).toEqual(["BLOCK", null]);
    const audited = decideWith({ ...set, policies: [asking] }, BARE_ACTION, null, { mode: "audit_only" });
    expect([audited.verdict, audited.review]).toEqual(["ALLOW", null]);
  });

  const band = fc.record({
    condition: fc.constantFrom("payload.a", "payload.b", "payload.c > 1", "payload.", "true"),
    requiredApprovals: fc.integer({ min: 1, max: 5 }),
  });
  const payload = fc.record(
    { a: fc.boolean(), b: fc.oneof(fc.boolean(), fc.string()), c: fc.integer() },
    { requiredKeys: [] },
  );

  it("never ask for fewer approvals because a band failed, and then leave who approves as for all", () => {
    fc.assert(
      fc.property(fc.array(band, { maxLength: 10 }), payload, (bands, given) => {
        const terms = reviewed({ ...BASE, bands }, given);
        if (terms?.failedBand === null) return;
        expect(terms?.requiredApprovals).toBe(Math.max(2, ...bands.map((one) => one.requiredApprovals)));
        expect(terms?.approvers).toEqual(BASE.approvers);
      }),
    );
  });

  it("of a band name one that nothing before it excluded: every band before it did not apply", () => {
    fc.assert(
      fc.property(fc.array(band, { maxLength: 10 }), payload, (bands, given) => {
        const index = reviewed({ ...BASE, bands }, given)?.band ?? null;
        if (index === null) return;
        expect(reviewed({ ...BASE, bands: bands.slice(0, index) }, given)).toEqual(AS_FOR_ALL);
      }),
    );
  });
});

describe("a policy with ten costly bands", () => {
  const bands = Array.from({ length: 10 }, (_, index) => ({ condition: `payload.s.matches(r"\\w{100}N${index}")` }));
  const policies = [definitionOf({ id: "p", condition: "", decision: "HITL", review: { bands } })];
  const input = { policies, combining: "first_applicable", fallback: "risk" } as const;

  it("compiles in turns of one condition each, once", async () => {
    const cache: PolicyCache = new Map();
    let turns = 0;
    const yieldTurn = async () => void (turns += 1);
    await compilePolicySetInTurns(input, cache, yieldTurn);
    expect(turns).toBe(11);
    await compilePolicySetInTurns(input, cache, yieldTurn);
    expect(turns).toBe(11);
  });
});
