import { install } from "../install.mjs";
import { createLifetime } from "../lifetime.mjs";
import { PARTS, QUICK_GATE } from "./parts.mjs";
import { summary } from "./report.mjs";
import { createScratch } from "./scratch.mjs";

/**
 * Runs the quick gate, or the parts named on the command line, each to its end even when an earlier one failed. The
 * last line is `N passed, N failed`; the exit code is 1 when anything failed, 130 when interrupted.
 * @param {readonly string[]} argv `--check`, `--unit`, `--integration`, `--e2e`, `--long`; nothing for the quick gate.
 */
export async function test(argv) {
  const lifetime = createLifetime({ signalCode: 130 });
  try {
    const names = argv.length > 0 ? argv.map((word) => word.replace(/^--/, "")) : QUICK_GATE;
    const unknown = names.find((name) => !(name in PARTS));
    if (unknown) throw new Error(`There is no part \`${unknown}\`; there are ${Object.keys(PARTS).join(", ")}.`);
    await install();
    const scratch = createScratch();
    lifetime.onStop(() => scratch.remove());
    const results = [];
    for (const name of names) results.push(...(await PARTS[name](scratch)));
    if (lifetime.isStopping()) return;
    const { failed, line } = summary(results);
    process.once("exit", () => console.log(line)); // after everything that stopping may still say
    await lifetime.stop(failed === 0 ? 0 : 1);
  } catch (error) {
    await lifetime.fail(error);
  }
}
