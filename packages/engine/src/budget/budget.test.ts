import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { decide } from "../decide";
import { compilePolicySet } from "../policy/policy-set";
import { BARE_ACTION } from "../testing/bare-action";
import { snapshotOf } from "../testing/fixture";
import { definitionOf } from "../testing/policies";
import { type Budget, type Charge, chargesOf } from "./budget";
import { decimalOf, exceeds } from "./decimal";

const NOW = Date.parse("2026-11-20T13:14:15.678Z");
const ACTIONS: Budget = {
  id: "b1",
  name: "a hundred a day",
  agentIds: [],
  actionTypes: [],
  field: null,
  cap: "100",
  per: "organization",
  period: "day",
};
const AMOUNT: Budget = {
  ...ACTIONS,
  id: "b2",
  field: ["invoice", "amount"],
  per: "agent",
  period: "month",
  cap: "0.3",
};
const none = () => "0";

describe("a decimal", () => {
  it.each([
    [0, "0"],
    [12.5, "12.5"],
    [0.1, "0.1"],
    [1e-9, "0.000000001"],
    [1e14, "100000000000000"],
    [100, "100"],
    ["0012.50", "0012.50"],
    [-1, null],
    [-0, "0"],
    [1e-10, null],
    [1e15, null],
    [0.1 + 0.2, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ["1e3", null],
    ["-1", null],
    [" 1", null],
    ["", null],
    [true, null],
    [null, null],
    [["1"], null],
    [undefined, null],
  ])("of %j is %j", (value, decimal) => {
    expect(decimalOf(value)).toBe(decimal);
  });

  test("is added up exactly, where binary fractions would not be", () => {
    expect(exceeds("0.2", "0.1", "0.3")).toBe(false);
    expect(exceeds("0.2", "0.100000001", "0.3")).toBe(true);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 2e6 }),
        (a, b, cap) => {
          expect(exceeds(String(a / 1_000), String(b / 1_000), String(cap / 1_000))).toBe(a + b > cap);
        },
      ),
    );
  });
});

describe("a budget", () => {
  const charge = (budget: Budget, action = BARE_ACTION, spent: (charge: Charge) => string = none) =>
    chargesOf(action, [budget], NOW, spent);

  it.each([
    ["hour", "2026-11-20T13:00:00.000Z"],
    ["day", "2026-11-20T00:00:00.000Z"],
    ["month", "2026-11-01T00:00:00.000Z"],
    ["total", "1970-01-01T00:00:00.000Z"],
  ] as const)("of a %s counts from its beginning", (period, since) => {
    expect(charge({ ...ACTIONS, period })).toEqual({
      kind: "charged",
      charges: [{ budgetId: "b1", subject: "", since: Date.parse(since), amount: "1", cap: "100" }],
    });
  });

  it.each([
    [{ agentIds: [BARE_ACTION.agentId] }, 1],
    [{ agentIds: ["another"] }, 0],
    [{ actionTypes: [BARE_ACTION.actionType] }, 1],
    [{ actionTypes: ["another"] }, 0],
  ])("with %j is for %i actions like this", (parts, count) => {
    const charges = charge({ ...ACTIONS, ...parts });
    expect(charges.kind === "charged" && charges.charges.length).toBe(count);
  });

  it.each([
    [{ invoice: { amount: 0.3 } }, "charged", undefined],
    [{ invoice: { amount: "0.30" } }, "charged", undefined],
    [{ invoice: { amount: 0.31 } }, "refused", "budget_exhausted"],
    [{ invoice: { amount: -5 } }, "refused", "budget_not_assessable"],
    [{ invoice: { amount: "much" } }, "refused", "budget_not_assessable"],
    [{ invoice: {} }, "refused", "budget_not_assessable"],
    [{ invoice: null }, "refused", "budget_not_assessable"],
    [{}, "refused", "budget_not_assessable"],
    [{ invoice: Object.create({ amount: 0.1 }) }, "refused", "budget_not_assessable"],
  ])("of an amount takes %j: %s", (payload, kind, code) => {
    const charges = charge(AMOUNT, { ...BARE_ACTION, payload });
    expect([charges.kind, charges.kind === "refused" ? charges.reason.code : undefined]).toEqual([kind, code]);
  });

  test("blocks what no policy can lift, and is charged by everything but a block", () => {
    const policySet = (decision: "ALLOW" | "HITL" | "BLOCK") =>
      compilePolicySet({
        policies: [definitionOf({ id: "p", condition: "", decision })],
        combining: "first_applicable",
        fallback: "risk",
      });
    const decided = (decision: "ALLOW" | "HITL" | "BLOCK", spent: string) =>
      decide(BARE_ACTION, snapshotOf(policySet(decision), { budgets: [ACTIONS] }), null, NOW, { spent: () => spent });
    expect(decided("ALLOW", "100").decision).toMatchObject({
      verdict: "BLOCK",
      reasons: [{ code: "budget_exhausted", ids: ["b1"] }],
    });
    expect(decided("ALLOW", "100").charges).toEqual([]);
    expect(decided("ALLOW", "99").charges).toHaveLength(1);
    expect(decided("HITL", "99").charges).toHaveLength(1);
    expect(decided("BLOCK", "99").charges).toEqual([]);
    const audited = decide(
      BARE_ACTION,
      snapshotOf(policySet("ALLOW"), { budgets: [ACTIONS], mode: "audit_only" }),
      null,
      NOW,
      { spent: () => "100" },
    );
    expect(audited.decision.verdict).toBe("BLOCK");
  });
});
