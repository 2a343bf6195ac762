import fs from "node:fs";
import path from "node:path";
import { run } from "../run.mjs";

/**
 * Runs one project of vitest.config.ts.
 * @param {string} project
 * @param {{ env: NodeJS.ProcessEnv, scratch: string }} options `scratch` is a folder for its report.
 * @returns {Promise<import("./report.mjs").Result & { tests: { name: string, status: string, seconds: number }[] }>}
 */
export async function runVitest(project, { env, scratch }) {
  const file = path.join(scratch, `${project}.json`);
  const { code, output } = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=default", "--reporter=json"].concat([
      `--outputFile.json=${file}`,
    ]),
    { env, endGroup: true },
  );
  const found = readJson(file);
  const files = found?.testResults ?? [];
  // A file that fails before its first test (an import, a hook) has no failed tests of its own.
  const broken = files.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = (found?.numFailedTests ?? 0) + broken.length;
  const tests = files.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, duration }) => ({
      name: fullName,
      status,
      seconds: (duration ?? 0) / 1000,
    })),
  );
  return { name: project, passed: found?.numPassedTests ?? 0, failed: failed || (code === 0 ? 0 : 1), output, tests };
}

/**
 * Runs the browser journeys. A flaky test (failed, then passed) counts as failed.
 * @param {{ env: NodeJS.ProcessEnv, scratch: string }} options
 * @returns {Promise<import("./report.mjs").Result>}
 */
export async function runPlaywright({ env, scratch }) {
  const file = path.join(scratch, "e2e.json");
  const { code, output } = await run(
    process.execPath,
    ["node_modules/@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts"],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: "0" }, endGroup: true },
  );
  const stats = readJson(file)?.stats;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return { name: "e2e", passed: stats?.expected ?? 0, failed: failed || (code === 0 ? 0 : 1), output };
}

function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}
