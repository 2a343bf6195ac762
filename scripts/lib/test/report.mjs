import { say } from "../progress.mjs";

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {string} [output] Shown when something failed.
 * @property {string} [note] Shown always.
 */

/**
 * Runs a step, whatever it does, and says how it went. An exception is one failed test: a step that broke is never
 * a step that passed.
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function report(name, work) {
  const from = performance.now();
  let result;
  try {
    result = await work();
  } catch (error) {
    result = { name, passed: 0, failed: 1, output: error.stack ?? String(error) };
  }
  if (result.failed > 0 && result.output) console.log(`\n${result.output.trimEnd()}\n`);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  say(
    `${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s${result.note ? ` (${result.note})` : ""}`,
  );
  return result;
}

/** The sum of all steps as the one line that ends a run. */
export function summary(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { failed: sum("failed"), line: `${sum("passed")} passed, ${sum("failed")} failed` };
}
