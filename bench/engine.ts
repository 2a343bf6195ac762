import path from "node:path";
import { STAGE_NAMES } from "@mastguard/engine";
import { bundledMeasurements } from "./bundled";
import { circumstances, rounded } from "./circumstances";
import type { EngineMeasured } from "./engine-measure";
import type { EngineTime } from "./engine-time";
import type { Distribution } from "./load/histogram";
import { table } from "./results";

/** Of the hostile inputs, so many of the worst are shown. */
const WORST = 10;

/** How long a decision takes on ordinary, mixed and hostile actions, by stage. */
export async function benchEngine() {
  const measured = circumstances();
  const { measureEngine } = await bundledMeasurements();
  const { decisions: times, hostile: all } = measureEngine(path.join(import.meta.dirname, "data"));
  const decisions = times.map(({ what, time }) => ({ what, ...shown(time) }));
  const hostile = worstOf(all);
  return {
    result: { name: "engine", ...measured, decisions, hostile },
    text: textOf(decisions, hostile),
    isSound: true,
  };
}

function worstOf(hostile: EngineMeasured["hostile"]): EngineMeasured["hostile"] {
  return hostile
    .map(({ input, ms }) => ({ input, ms: rounded(ms, 1) }))
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
  hostile: EngineMeasured["hostile"],
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
