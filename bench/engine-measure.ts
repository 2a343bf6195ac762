import { compileDetectors } from "@mastguard/engine";
import { decisionMs, type EngineTime, engineTime, ingestActions } from "./engine-time";
import { hostileActions } from "./workload/hostile";
import { mixedActions } from "./workload/mixed";
import { policyDefinitions, targetedPolicies } from "./workload/policies";

/** What takes how long. Runs from one bundle, as the server does: module by module the same code is several times slower. */
export interface EngineMeasured {
  readonly decisions: readonly { readonly what: string; readonly time: EngineTime }[];
  /** Milliseconds of each hostile input of 256 kB, the better of two runs: the first may be compiling code. */
  readonly hostile: readonly { readonly input: string; readonly ms: number }[];
}

const POLICIES = 100;

/** @param dataFolder where the labelled records are. */
export function measureEngine(dataFolder: string): EngineMeasured {
  const ordinary = ingestActions();
  const targeted = targetedPolicies(POLICIES);
  const work = [
    ["ordinary actions, no policies", { actions: ordinary, policies: [] }],
    ["ordinary actions, 100 policies", { actions: ordinary, policies: targeted }],
    ["ordinary actions, every text new", { actions: ordinary, policies: targeted, isAllNew: true }],
    ["ordinary actions, 100 policies that all apply", { actions: ordinary, policies: policyDefinitions(POLICIES) }],
    ["no detectors, 100 policies", { actions: ordinary, policies: targeted, detectors: compileDetectors([]) }],
    ["mixed corpus, 100 policies", { actions: mixedActions(dataFolder), policies: targeted }],
  ] as const;
  return {
    decisions: work.map(([what, given]) => ({ what, time: engineTime(given) })),
    hostile: hostileActions().map(([input, action]) => ({
      input,
      ms: Math.min(decisionMs(action), decisionMs(action)),
    })),
  };
}

/** The ordinary actions under the policies of the ingest measurement. */
export function measureOrdinary(policies: number): EngineTime {
  return engineTime({ actions: ingestActions(), policies: policyDefinitions(policies) });
}
