import { build, generate } from "../build.mjs";
import { openHome } from "../home.mjs";
import { chooseFreePort } from "../ports.mjs";
import { findBrowser } from "./browser.mjs";
import { runChecks } from "./checks.mjs";
import { keepLongResult } from "./long-result.mjs";
import { report } from "./report.mjs";
import { testEnv } from "./scratch.mjs";
import { runPlaywright, runVitest } from "./suites.mjs";

/** What `npm test` runs, in this order. */
export const QUICK_GATE = ["check", "unit", "integration", "e2e"];

/** Each part runs its steps, reports them and returns their results; none of them throws. */
export const PARTS = {
  check: runChecks,

  async unit(scratch) {
    return [await report("unit", () => runSuite("unit", scratch, {}))];
  },

  async integration(scratch) {
    return [await report("integration", () => runOnPostgres("integration", scratch))];
  },

  async e2e(scratch) {
    const built = await report("build", buildOnce);
    if (built.failed > 0) return [built, await report("e2e", () => notRun("the build failed"))];
    return [built, await report("e2e", () => runJourneys(scratch))];
  },

  async long(scratch) {
    const result = await report("long", () => runOnPostgres("long", scratch));
    keepLongResult(result);
    return [result];
  },
};

async function runSuite(project, scratch, env) {
  await generate();
  return runVitest(project, { env: testEnv(env), scratch: scratch.directory });
}

/** One private server for the suite; each test file makes a database of its own in it (server/testing). */
async function runOnPostgres(project, scratch) {
  const { startPostgres } = await import("../postgres.mjs");
  const home = openHome({ MASTGUARD_HOME: scratch.home(project) });
  const postgres = await startPostgres(home);
  try {
    return await runSuite(project, scratch, { MASTGUARD_TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

/** The journeys' configuration starts `npm start` itself, with the home and port given here. */
async function runJourneys(scratch) {
  const browser = await findBrowser();
  if (!browser) return withoutBrowser();
  const env = { MASTGUARD_HOME: scratch.home("e2e"), PORT: String(await chooseFreePort()), CHROMIUM_PATH: browser };
  return runPlaywright({ env: testEnv(env), scratch: scratch.directory });
}

async function buildOnce() {
  await build();
  return { name: "build", passed: 1, failed: 0 };
}

function withoutBrowser() {
  const reason =
    "no Chromium was found and none could be fetched; install one (apt-get install chromium) or name it: CHROMIUM_PATH=/usr/bin/chromium npm test";
  return process.env.CI ? notRun(reason) : { name: "e2e", passed: 0, failed: 0, note: `SKIPPED: ${reason}` };
}

async function notRun(reason) {
  return { name: "e2e", passed: 0, failed: 1, note: `not run: ${reason}` };
}
