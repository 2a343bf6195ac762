import { compileDetectors, STAGE_NAMES } from "@mastguard/engine";
import { circumstances, rounded } from "./circumstances";
import { decisionMs, type EngineTime, engineTime, ingestActions } from "./engine-time";
import type { Distribution } from "./load/histogram";
import { table } from "./results";
import { hostileActions } from "./workload/hostile";
import { mixedActions } from "./workload/mixed";
import { policyDefinitions, targetedPolicies } from "./workload/policies";

const POLICIES = 100;
/** Of the hostile inputs, so many of the worst are shown. */
const WORST = 10;

/** How long a decision takes on ordinary, mixed and hostile actions, by stage. */
export function benchEngine() {
  const measured = circumstances();
  const ordinary = ingestActions();
  const targeted = targetedPolicies(POLICIES);
  const work = [
    ["ordinary actions, no policies", { actions: ordinary, policies: [] }],
    ["ordinary actions, 100 policies", { actions: ordinary, policies: targeted }],
    ["ordinary actions, 100 policies that all apply", { actions: ordinary, policies: policyDefinitions(POLICIES) }],
    ["no detectors, 100 policies", { actions: ordinary, policies: targeted, detectors: compileDetectors([]) }],
    ["mixed corpus, 100 policies", { actions: mixedActions(), policies: targeted }],
  ] as const;
  const decisions = work.map(([what, given]) => ({ what, ...shown(engineTime(given)) }));
  const hostile = worstHostile();
  return {
    result: { name: "engine", ...measured, decisions, hostile },
    text: textOf(decisions, hostile),
    isSound: true,
  };
}

/** Milliseconds of the worst hostile inputs of 256 kB, each the better of two runs: the first may be compiling code. */
function worstHostile() {
  return hostileActions()
    .map(([input, action]) => ({ input, ms: rounded(Math.min(decisionMs(action), decisionMs(action)), 1) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, WORST);
}

/** The engine's figures for a result: microseconds with one digit. */
export function shown({ decisionUs, stagesUs }: EngineTime) {
  const stages = STAGE_NAMES.map((name) => [name, brief(stagesUs[name])] as const);
  return { us: brief(decisionUs), stagesUs: Object.fromEntries(stages) };
}

function brief({ mean, p50, p95, p99, max }: Distribution) {
  const us = (value: number) => rounded(value, 1);
  return { mean: us(mean), p50: us(p50), p95: us(p95), p99: us(p99), max: us(max) };
}

function textOf(
  decisions: readonly ({ readonly what: string } & ReturnType<typeof shown>)[],
  hostile: ReturnType<typeof worstHostile>,
): string {
  const rows = decisions.flatMap(({ what, us, stagesUs }) =>
    [["decide()", us] as const, ...Object.entries(stagesUs).map(([name, of]) => [`  ${name}`, of] as const)].map(
      ([part, { mean, p50, p95, p99, max }]) => [what, part, mean, p50, p95, p99, max],
    ),
  );
  const times = table(["", "", "mean", "p50", "p95", "p99", "max"], rows);
  const worst = table(
    ["hostile input of 256 kB", "ms"],
    hostile.map(({ input, ms }) => [input, ms]),
  );
  return `Microseconds of one decision\n\n${times}\n\nMilliseconds of the worst of them\n\n${worst}`;
}
