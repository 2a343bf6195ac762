import { describe, expect, it } from "vitest";
import { decide } from "../decide";
import { CANARIES } from "../detectors/canaries";
import { defaultDetectors } from "../detectors/registry";
import { compilePolicySet } from "../policy/policy-set";
import { snapshotOf } from "../testing/fixture";
import { compileDetectors } from "./compile-detectors";
import { selfTest } from "./self-test";

describe("the self-test", () => {
  it("has a canary for every finding type, and the detectors see them all", () => {
    const types = [...defaultDetectors().types.keys()];
    expect(CANARIES.map(({ type }) => type).sort()).toEqual(types.sort());
    expect(selfTest().filter(({ passed }) => !passed)).toEqual([]);
  });

  it("sees a failure mode as one: the decision names it", () => {
    const canary = CANARIES.find(({ type }) => type === "failure_mode");
    if (canary === undefined) throw new Error("there is no such canary");
    const set = compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" });
    const { mastFailures } = decide(canary.action, snapshotOf(set), canary.session, canary.nowMs).decision;
    expect(mastFailures.map(({ modeId }) => modeId)).toContain("FM-1.1");
  });

  it("fails for a detector that has gone blind, and for one that throws", () => {
    const blind = compileDetectors(
      defaultDetectors().placed.map(({ detector }) =>
        detector.id === "shell" && detector.kind === "text" ? { ...detector, inspect: () => [] } : detector,
      ),
    );
    const failing = selfTest(CANARIES, blind).filter(({ passed }) => !passed);
    expect(failing).toEqual([{ type: "dangerous_command", passed: false }]);
    const broken = compileDetectors([{ kind: "action", id: "broken", types: [], inspect: fail }]);
    expect(selfTest(CANARIES, broken).every(({ passed }) => !passed)).toBe(true);
  });

  function fail(): never {
    throw new Error("boom");
  }
});
