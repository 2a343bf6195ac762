import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "./action";
import { decide } from "./decide";
import { compileDetectors } from "./detection/compile-detectors";
import type { Detector } from "./detection/detector";
import type { PolicyDefinition } from "./policy/definition";
import { compilePolicySet, type PolicySetInput } from "./policy/policy-set";
import { emptySession, SESSION_RECENT_MAX, type SessionState } from "./session";
import { BARE_ACTION } from "./testing/bare-action";
import { snapshotOf } from "./testing/fixture";
import { decideWith, definitionOf, NOW } from "./testing/policies";

describe("decide", () => {
  const set = (decision: PolicyDefinition["decision"], condition: string): PolicySetInput => ({
    policies: [definitionOf({ id: "p", decision, condition })],
    combining: "first_applicable",
    fallback: "risk",
  });
  const base: Action = { ...BARE_ACTION, agentId: "agent-1", sessionKey: "run-1" };

  it("decides on arbitrary JSON, and a rule that asks for BLOCK on it is never missed by an error", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (payload, context) => {
          const given = JSON.parse(JSON.stringify({ ...base, payload, context }));
          const strict = decideWith(
            set("BLOCK", "payload.exists(k, payload[k] != payload[k]) || size(payload) >= 0"),
            given,
            emptySession(),
          );
          expect(strict.verdict).toBe("BLOCK");
        },
      ),
    );
  });

  const hostile: readonly (readonly [string, unknown])[] = [
    ["null", null],
    ["an empty object", {}],
    ["a getter that throws", Object.defineProperty({ ...base }, "agentId", { get: () => fail() })],
    [
      "a payload whose getter throws",
      { ...base, payload: Object.defineProperty({}, "amount", { get: () => fail(), enumerable: true }) },
    ],
    ["a proxy that throws", new Proxy({ ...base }, { get: fail, has: fail, ownKeys: fail })],
    [
      "a payload that is a throwing proxy",
      { ...base, payload: new Proxy({}, { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail }) },
    ],
    ["a cyclic payload", { ...base, payload: cyclic() }],
    ["an unknown action type", { ...base, actionType: "LAUNCH" }],
    ["an action type of Object.prototype", { ...base, actionType: "constructor" }],
    ["a tool that is no string", { ...base, tool: 7 }],
    ["data classes that are an object", { ...base, context: { dataClasses: { length: 3 } } }],
  ];

  it.each(hostile)("never throws and never ALLOWs past a BLOCK rule: %s", (_name, given) => {
    const snapshot = snapshotOf(compilePolicySet(set("BLOCK", "payload.amount == payload || true")));
    const result = callDecide(given, snapshot, emptySession());
    expect(result.decision.verdict).toBe("BLOCK");
    if (result.decision.failedStage !== null) {
      expect(result.decision.reasons.map(({ code }) => code)).toEqual(["engine_error"]);
      expect(result.session).toEqual(emptySession());
    }
  });

  it("answers BLOCK with engine_error when a detector, a snapshot or the time is broken", () => {
    const snapshot = snapshotOf(compilePolicySet(set("ALLOW", "")));
    const broken: Detector = { kind: "action", id: "broken", types: [], inspect: fail };
    const failed = decide(base, snapshot, null, NOW, { detectors: compileDetectors([broken]) }).decision;
    expect([failed.verdict, failed.failedStage, failed.reasons[0]?.code]).toEqual([
      "BLOCK",
      "detectors",
      "engine_error",
    ]);
    expect(failed.stages.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "containment pass",
      "identity pass",
      "detectors error",
      "risk skipped",
      "policies skipped",
      "mode skipped",
    ]);
    expect(decide(base, snapshot, null, Number.NaN).decision.reasons[0]?.code).toBe("engine_error");
    expect(callDecide(base, { ...snapshot, policySet: null }, null).decision.failedStage).toBe("policies");
    expect(callDecide(base, null, null).decision.verdict).toBe("BLOCK");
    expect(JSON.stringify(failed)).not.toContain("boom");
  });

  it("keeps session memory bounded, plain and free of content", () => {
    const snapshot = snapshotOf(compilePolicySet(set("BLOCK", "payload.secret == 'hunter2'")));
    let memory: SessionState | null = emptySession();
    for (let step = 0; step < 3 * SESSION_RECENT_MAX; step += 1) {
      memory = decide(
        { ...base, payload: { secret: step % 3 === 0 ? "hunter2" : "other" } },
        snapshot,
        memory,
        NOW + step,
        { detectors: compileDetectors([]) }, // what they make of such a session is not the matter here
      ).session;
    }
    expect(memory).toMatchObject({ steps: 150, blocked: 50, totals: { API_CALL: 150, BLOCK: 50, ALLOW: 100 } });
    expect(memory?.recent).toHaveLength(SESSION_RECENT_MAX);
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
    expect(JSON.stringify(memory)).not.toContain("hunter2");
    expect(decide(base, snapshot, null, NOW).session).toBeNull();
  });

  function callDecide(given: unknown, snapshot: unknown, memory: SessionState | null): ReturnType<typeof decide> {
    return Reflect.apply(decide, undefined, [given, snapshot, memory, NOW]);
  }

  function fail(): never {
    throw new Error("boom");
  }

  function cyclic(): unknown {
    const payload: Record<string, unknown> = {};
    payload["amount"] = payload;
    return payload;
  }
});
