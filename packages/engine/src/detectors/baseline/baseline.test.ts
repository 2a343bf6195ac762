import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../action";
import { compileDetectors } from "../../detection/compile-detectors";
import { observe } from "../../detection/observe";
import { DEFAULT_DETECTION } from "../../detection/settings";
import { BARE_ACTION } from "../../testing/bare-action";
import { deviations, maturityOf } from "./deviations";
import { drift } from "./drift";
import fixtures from "./fixtures.json";
import { baselineDetector } from "./index";
import { type BaselineStep, baselineStepOf } from "./step";
import { type AgentBaseline, emptyBaseline } from "./summary";
import { updateBaseline } from "./update";

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

function actionOf(tool: string, payload: Action["payload"], sessionKey = "run"): Action {
  return { ...BARE_ACTION, agentId: "agent", payload, tool, sessionKey };
}

function stepOf(tool: string, payload: Action["payload"], given: Partial<BaselineStep> & { sessionKey?: string } = {}) {
  const { sessionKey, ...rest } = given;
  const decided = { verdict: "ALLOW", riskScore: 10, atMs: START } as const;
  return { ...baselineStepOf(actionOf(tool, payload, sessionKey), decided, DEFAULT_DETECTION.memoryKey), ...rest };
}

/** An agent that reads and updates tickets, ten steps a session, one a minute, at the same hours of each day. */
function ordinary(count: number): AgentBaseline {
  let baseline = emptyBaseline();
  for (let index = 0; index < count; index += 1) {
    const session = Math.floor(index / 10);
    const tool = index % 2 === 0 ? "get_ticket" : "update_ticket";
    const payload = { id: `t${index % 12}`, url: "https://tickets.example/api" };
    const atMs = START + session * 24 * 60 * MINUTE + (index % 10) * MINUTE;
    baseline = updateBaseline(baseline, stepOf(tool, payload, { atMs, sessionKey: `run-${session}` }));
  }
  return baseline;
}

const SESSION = "run-29";
const after = (baseline: AgentBaseline, minutes: number) => baseline.lastAtMs + minutes * MINUTE;

describe("deviations", () => {
  it.each(fixtures.map((one) => [one.name, one] as const))("%s", (_, { steps, tool, payload, inSession, expected }) => {
    const baseline = ordinary(steps);
    const step = stepOf(tool, payload, { atMs: after(baseline, 1), sessionKey: `run-${Math.floor((steps - 1) / 10)}` });
    expect(deviations(baseline, step, inSession).map(({ type, severity }) => [type, severity])).toEqual(expected);
  });

  it("weigh more the better an agent is known", () => {
    expect([5, 30, 120, 300].map((count) => maturityOf(ordinary(count)))).toEqual([
      "learning",
      "developing",
      "established",
      "mature",
    ]);
  });

  it("see ten hurried steps", () => {
    let baseline = ordinary(300);
    for (let index = 0; index < 11; index += 1) {
      const atMs = baseline.lastAtMs + 1_000;
      baseline = updateBaseline(baseline, stepOf("get_ticket", { id: "t1" }, { atMs, sessionKey: SESSION }));
    }
    const step = stepOf("get_ticket", { id: "t1" }, { atMs: baseline.lastAtMs + 1_000, sessionKey: SESSION });
    expect(deviations(baseline, step).map(({ type }) => type)).toContain("velocity_spike");
  });
});

describe("drift", () => {
  it("is none for more of the same", () => {
    const baseline = ordinary(300);
    const recent = [0, 1, 2, 3].map((index) =>
      stepOf(index % 2 === 0 ? "get_ticket" : "update_ticket", {}, { atMs: START + index * MINUTE }),
    );
    expect(drift(baseline, recent).score).toBeLessThan(0.1);
  });

  it("is full for other tools, at other hours, blocked and in haste", () => {
    const baseline = ordinary(300);
    const recent = Array.from({ length: 80 }, (_, index) =>
      stepOf("shell_exec", {}, { atMs: START + 14 * 60 * MINUTE + index * 1_000, riskScore: 90, verdict: "BLOCK" }),
    );
    const { score, signals } = drift(baseline, recent);
    expect(score).toBeGreaterThanOrEqual(0.85);
    expect(signals.filter(({ isTriggered }) => !isTriggered)).toEqual([]);
  });

  it("says so when too little is known", () => {
    expect(drift(ordinary(9), [stepOf("x", {})])).toMatchObject({
      score: 0,
      signals: [{ name: "insufficient-baseline" }],
    });
  });
});

describe("a baseline", () => {
  it("is plain JSON, holds no content and stays small", () => {
    let baseline = emptyBaseline();
    for (let index = 0; index < 2_000; index += 1) {
      const payload = Object.fromEntries(
        Array.from({ length: 20 }, (_, key) => [`key_${index}_${key}`, `secret ${index} a@host${index}.example`]),
      );
      const atMs = START + index * MINUTE;
      baseline = updateBaseline(baseline, stepOf(`tool ${index}`.padEnd(80, "x"), payload, { atMs }));
    }
    const text = JSON.stringify(baseline);
    expect(text.length).toBeLessThan(40_000);
    expect(text).not.toContain("secret");
    expect(JSON.parse(text)).toEqual(baseline);
  });

  it("knows tools whatever they are called", () => {
    const step = stepOf("__proto__", { constructor: 1 });
    const baseline = updateBaseline(updateBaseline(emptyBaseline(), step), step);
    expect(Object.keys(baseline.tools)).toEqual(["__proto__"]);
    expect(JSON.parse(JSON.stringify(baseline))).toEqual(baseline);
  });

  it("takes in anything", () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.maxSafeNat(), (tool, payload, atMs) => {
        const step = stepOf(tool, { payload } as Action["payload"], { atMs: atMs % 8e15 });
        const baseline = updateBaseline(ordinary(12), step);
        expect(Array.isArray(deviations(baseline, step))).toBe(true);
        expect(drift(baseline, [step]).score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the detector", () => {
  it("reports deviations without ever asking for a person, and nothing without a baseline", () => {
    const action = actionOf("shell_exec", { path: "/etc/passwd", url: "https://elsewhere.example" });
    const look = (baseline: AgentBaseline | null) =>
      observe(compileDetectors([baselineDetector(baseline)]), action, null, DEFAULT_DETECTION, START);
    const { observations } = look(ordinary(300));
    expect(observations.map(({ rule }) => rule)).toEqual(["novel_tool", "novel_target_domain", "novel_target_path"]);
    expect(observations.every(({ confidence }) => confidence < 0.5)).toBe(true);
    expect(look(null).unassessable).toBe(1);
  });
});
