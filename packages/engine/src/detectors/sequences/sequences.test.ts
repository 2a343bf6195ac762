import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../action";
import { compileDetectors } from "../../detection/compile-detectors";
import { observe } from "../../detection/observe";
import { DEFAULT_DETECTION } from "../../detection/settings";
import { advanceSession, emptySession, type SessionState } from "../../session";
import { stepOf } from "../../session/step-of";
import { BARE_ACTION } from "../../testing/bare-action";
import { TOOL_ROLES } from "../../tool-role";
import { VERDICTS, type Verdict } from "../../vocabulary/verdict";
import { type BudgetCaps, exceededBudgets } from "./budgets";
import { CHAINS } from "./chains";
import fixtures from "./fixtures.json";
import { sequencesDetector } from "./index";

const NOW = Date.UTC(2026, 0, 5, 10);
const STEP_MS = 1_000;
const DETECTORS = compileDetectors([sequencesDetector]);

/** The last is the action that is looked at: `tool:argument!mark`, or `@20m` for a pause. */
function play(steps: readonly string[]) {
  let session = emptySession();
  let atMs = NOW;
  for (const [index, written] of steps.entries()) {
    const pause = /^@(\d+)m$/.exec(written);
    if (pause) {
      atMs += Number(pause[1]) * 60_000;
      continue;
    }
    atMs += STEP_MS;
    const { action, verdict, isOutOfScope } = parsed(written);
    if (index === steps.length - 1) return look(action, session, atMs);
    const decided = { atMs, verdict, riskScore: 10, findings: [], isOutOfScope };
    session = advanceSession(session, stepOf(action, decided, DEFAULT_DETECTION));
  }
  return [];
}

function look(action: Action, session: SessionState | null, atMs: number, budgets: BudgetCaps = {}) {
  return observe(DETECTORS, action, session, { ...DEFAULT_DETECTION, budgets }, atMs).observations;
}

function parsed(written: string): { action: Action; verdict: Verdict; isOutOfScope: boolean } {
  const [call = "", mark = ""] = written.split("!");
  const [tool = "", argument = ""] = call.split(":");
  const payload: Action["payload"] =
    argument === "" ? {} : argument === "POST" ? { method: argument } : { path: argument };
  return {
    action: { ...BARE_ACTION, agentId: "agent", payload, tool, sessionKey: "run" },
    verdict: VERDICTS.find((verdict) => verdict.toLowerCase() === mark) ?? (mark === "scope" ? "BLOCK" : "ALLOW"),
    isOutOfScope: mark === "scope",
  };
}

describe("sequences", () => {
  it.each(fixtures.map((one) => [one.name, one] as const))("%s", (_, { steps, expected }) => {
    expect(play(steps).map(({ type, rule, severity }) => [type, rule, severity])).toEqual(expected);
  });

  it("has all sixteen chains, from the highest boost down, each with a case", () => {
    expect(CHAINS).toHaveLength(16);
    const boosts = CHAINS.map(({ boost }) => boost);
    expect(boosts).toEqual([...boosts].sort((a, b) => b - a));
    const covered = new Set(fixtures.flatMap(({ expected }) => expected.map(([, rule]) => rule)));
    expect(CHAINS.filter(({ name }) => !covered.has(name))).toEqual([]);
  });

  it("looks at the steps of one agent only", () => {
    const { action } = parsed("shell_exec");
    const decided = { atMs: NOW, verdict: "ALLOW", riskScore: 10, findings: [], isOutOfScope: false } as const;
    let session = emptySession();
    for (const tool of ["get_secret", "list_items"]) {
      session = advanceSession(
        session,
        stepOf({ ...parsed(tool).action, agentId: "other" }, decided, DEFAULT_DETECTION),
      );
    }
    expect(look(action, session, NOW)).toEqual([]);
  });

  it("says that it cannot tell without a session", () => {
    const { action } = parsed("shell_exec");
    const { unassessable } = observe(DETECTORS, action, null, DEFAULT_DETECTION, NOW);
    expect(unassessable).toBe(1);
  });

  it("speaks of accumulation when the texts of a session keep looking like injections", () => {
    const session = { ...emptySession(), suspicion: { sum: 2.4, count: 6 }, recent: [] };
    const { action } = parsed("get_item");
    const step = stepOf(
      action,
      { atMs: NOW, verdict: "ALLOW", riskScore: 1, findings: [], isOutOfScope: false },
      DEFAULT_DETECTION,
    );
    const found = look(parsed("get_other").action, advanceSession(session, step), NOW);
    expect(found).toMatchObject([{ type: "multi_turn", rule: "injection_accumulation" }]);
  });

  it("answers for any history", () => {
    const step = fc.record({
      atMs: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
      agentId: fc.constant("agent"),
      actionType: fc.constant("OTHER" as const),
      tool: fc.option(fc.string()),
      verdict: fc.constantFrom(...VERDICTS),
      role: fc.constantFrom(...TOOL_ROLES),
      fingerprint: fc.string(),
      riskScore: fc.integer(),
      findings: fc.array(fc.string(), { maxLength: 6 }),
      final: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), fc.string(), (recent, tool) => {
        const found = look(parsed(tool).action, { ...emptySession(), recent }, NOW);
        expect(found.length).toBeLessThan(10);
      }),
      { numRuns: 150 },
    );
  });
});

describe("budgets", () => {
  const session = (): SessionState => ({
    ...emptySession(),
    steps: 500,
    counters: { hourMs: NOW, inHour: 40, dayMs: NOW - (NOW % 86_400_000), inDay: 400, blockedRun: 10, cost: 3 },
  });

  it("are used up when the count before the action has reached the cap", () => {
    expect(
      exceededBudgets(session(), { perSession: 500, perHour: 41, perDay: 400, blockedRun: 10, cost: 5 }, NOW),
    ).toEqual(["perSession", "perDay", "blockedRun"]);
    expect(exceededBudgets(session(), {}, NOW)).toEqual([]);
    expect(exceededBudgets(session(), { perHour: null }, NOW)).toEqual([]);
  });

  it("of an hour or a day that is over count nothing", () => {
    const caps = { perHour: 1, perDay: 1 };
    expect(exceededBudgets(session(), caps, NOW + 3_600_000)).toEqual(["perDay"]);
    expect(exceededBudgets(session(), caps, NOW + 86_400_000)).toEqual([]);
  });

  it("become findings when there are caps", () => {
    const found = look(parsed("get_item").action, session(), NOW, { perSession: 500, blockedRun: 10 });
    expect(found.map(({ type, rule }) => [type, rule])).toEqual([
      ["budget_exceeded", "per_session"],
      ["budget_exceeded", "blocked_run"],
    ]);
  });
});
