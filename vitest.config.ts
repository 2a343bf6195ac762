import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// Packages resolve to their sources, never to a stale build; the same mapping as in tsconfig.json.
const alias = [
  { find: "@mastguard/engine", replacement: `${root}packages/engine/src/index.ts` },
  { find: "@mastguard/ledger", replacement: `${root}packages/ledger/src/index.ts` },
  { find: "@auxdynamics/mastguard-sdk", replacement: `${root}packages/sdk/src/index.ts` },
  { find: /^@\//, replacement: root },
];
/** Minutes instead of seconds. */
const FUZZ_TIMES_LONG = 150;
const elsewhere = ["**/node_modules/**", "**/dist/**", ".next/**", "e2e/**", ".mastguard/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          provide: { fuzzTimes: 1 },
          isolate: false, // what files share is read once: a third of the time
          maxWorkers: "100%", // vitest leaves a core free, which of two is half the machine
          testTimeout: 30_000, // for a busy machine: what has to be quick says so itself
          include: ["**/*.test.{ts,tsx,mjs}"],
          exclude: [...elsewhere, "**/*.int.test.ts", "**/*.long.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          alias: [{ find: "@mastguard/engine", replacement: `${root}node_modules/.cache/mastguard/engine.mjs` }],
          sequence: { groupOrder: 1 },
          include: ["**/*.int.test.ts"],
          exclude: elsewhere,
          globalSetup: ["server/testing/cluster.ts", "server/testing/packages.ts"],
          setupFiles: ["server/testing/database.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          sequence: { groupOrder: 2 },
          include: ["**/*.{long,fuzz,property}.test.ts", "server/http/scan-json.test.ts"],
          provide: { fuzzTimes: FUZZ_TIMES_LONG },
          exclude: elsewhere,
          globalSetup: ["server/testing/cluster.ts"],
          setupFiles: ["server/testing/database.ts"],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 20 * 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
