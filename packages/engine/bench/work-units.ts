import { compileCondition } from "../src/condition/compile-condition";
import { Meter } from "../src/condition/meter";
import { bindingsOf } from "../src/testing/bindings";
import { HOSTILE_CONDITIONS, type HostileCondition } from "./hostile-conditions";

const ROUNDS = 7;
const UNBOUNDED = { conditionWorkMax: 1e15, decisionWorkMax: 1e15 };

/**
 * What a unit of metered work costs, in nanoseconds, for every operator and function on the operands that suit it
 * worst; dearest first. A unit is meant to stay at 10 ns: a row above it is undercharged in `src/condition/work-units.ts`.
 * Run it on an idle machine: `npx tsx packages/engine/bench/work-units.ts`.
 */
const rows = HOSTILE_CONDITIONS.map(measure).sort((a, b) => b.nsPerUnit - a.nsPerUnit);
for (const { name, us, units, nsPerUnit, outcome } of rows) {
  process.stdout.write(
    `${nsPerUnit.toFixed(1).padStart(7)} ns/unit ${us.toFixed(1).padStart(10)} µs ${Math.round(units).toLocaleString("en-US").padStart(12)} units  ${name} (${outcome})\n`,
  );
}

/** The median of several runs after one that warms up. */
function measure({ name, source, payload }: HostileCondition) {
  const compilation = compileCondition(source);
  if (!compilation.ok) throw new Error(`${name}: ${compilation.error.message}`);
  const bindings = bindingsOf(payload);
  let units = 0;
  let outcome = "";
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const meter = new Meter(UNBOUNDED);
    const from = performance.now();
    const answer = compilation.condition.evaluate(bindings, meter);
    const us = (performance.now() - from) * 1_000;
    units = meter.spent;
    outcome = answer.kind === "error" ? answer.code : answer.kind;
    return us;
  });
  const us = times.slice(1).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return { name, us, units, nsPerUnit: (us * 1_000) / units, outcome };
}
