import { decide } from "../src/decide";
import { compilePolicySet } from "../src/policy/policy-set";
import { actionWith } from "../src/testing/bindings";
import { snapshotOf } from "../src/testing/fixture";
import { clock, definitionOf, NOW } from "../src/testing/policies";
import { HOSTILE_CONDITIONS, type HostileCondition } from "./hostile-conditions";

const ROUNDS = 9;
const SET_SIZES = [1, 500];
const SHOWN = 12;

/**
 * The processor time whole decisions take, within the limits, when every policy of the set carries the same hostile condition;
 * slowest first: `npx tsx packages/engine/bench/worst-decisions.ts`.
 */
for (const size of SET_SIZES) {
  const rows = HOSTILE_CONDITIONS.map((hostile) => ({ name: hostile.name, ms: decisionMs(hostile, size) }));
  process.stdout.write(`${size} policies\n`);
  for (const { name, ms } of rows.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN)) {
    process.stdout.write(`${ms.toFixed(2).padStart(8)} ms  ${name}\n`);
  }
}

/** The median of several runs after one that warms up. */
function decisionMs({ source, payload }: HostileCondition, size: number): number {
  const policies = Array.from({ length: size }, (_, index) =>
    definitionOf({ id: `p${index}`, condition: `!(${source})`, decision: "BLOCK", priority: index }),
  );
  const snapshot = snapshotOf(compilePolicySet({ policies, combining: "deny_overrides", fallback: "risk" }));
  const action = actionWith(payload);
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const from = process.cpuUsage();
    decide(action, snapshot, null, NOW, { clock });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  });
  return times.slice(1).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}
