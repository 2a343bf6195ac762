import { STAGE_NAMES } from "@mastguard/engine";
import { circumstances, rounded } from "./circumstances";
import { type EngineTime, engineTime } from "./engine-time";
import type { Distribution } from "./load/histogram";
import { table } from "./results";

const POLICIES = [0, 20, 100];

/** How long a decision takes with ever more policies, and which stage takes it. */
export function benchEngine() {
  const measured = circumstances();
  const times = POLICIES.map(engineTime);
  const result = { name: "engine", ...measured, decisions: times.map(shown) };
  return { result, text: textOf(times), isSound: true };
}

/** The engine's figures for a result: microseconds with one digit. */
export function shown({ policies, decisionUs, stagesUs }: EngineTime) {
  const stages = STAGE_NAMES.map((name) => [name, brief(stagesUs[name])] as const);
  return { policies, us: brief(decisionUs), stagesUs: Object.fromEntries(stages) };
}

function brief({ mean, p50, p95, p99, max }: Distribution) {
  const us = (value: number) => rounded(value, 1);
  return { mean: us(mean), p50: us(p50), p95: us(p95), p99: us(p99), max: us(max) };
}

function textOf(times: readonly EngineTime[]): string {
  const rows = times.flatMap(({ policies, decisionUs, stagesUs }) =>
    [["decide()", decisionUs] as const, ...STAGE_NAMES.map((name) => [`  ${name}`, stagesUs[name]] as const)].map(
      ([what, distribution]) => {
        const { mean, p50, p95, p99, max } = brief(distribution);
        return [`${policies} policies`, what, mean, p50, p95, p99, max];
      },
    ),
  );
  return `Microseconds of one decision\n\n${table(["", "", "mean", "p50", "p95", "p99", "max"], rows)}`;
}
