import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

/** Journeys in a real Chromium against a server started the way a new user starts it. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./support/start-server.ts",
  fullyParallel: false,
  workers: 2, // each with an organization of its own: journeys that share counters, settings or the queue never race each other
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ?? "../test-results/e2e.json" }],
  ],
  use: {
    baseURL: process.env["E2E_URL"],
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    storageState: `test-results/owner-${process.env["TEST_PARALLEL_INDEX"] ?? 0}.json`,
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
    },
    trace: "retain-on-failure",
    timezoneId: "UTC",
    locale: "en-US",
  },
});
