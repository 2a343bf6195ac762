import { generate } from "../build.mjs";
import { run } from "../run.mjs";
import { report } from "./report.mjs";

const BIN = (name) => `node_modules/${name}`;

/**
 * Exports nobody imports are dead code, except where a framework or a reader outside the clone is the importer: Next's
 * route files and configuration, the packages' public entry points, what is bundled first.
 */
const UNUSED_EXPORTS_ELSEWHERE = [
  "app/.*(page|layout|route|loading|error|not-found|template|default|icon|opengraph-image|sitemap|robots|manifest)\\.tsx?$",
  "packages/[^/]+/src/index\\.ts$",
  "(next|prisma|vitest|playwright|postcss)\\.config\\.",
  "(instrumentation|proxy)\\.ts$",
  "server/(main|door-process|operator/cli)\\.ts$",
  "server/testing/",
  "e2e/",
  "bench/engine-measure\\.ts$", // bundled and imported by its path
  "generated/",
  "\\.next/",
].join(";");

const CHECKS = [
  { name: "format", args: [BIN("@biomejs/biome/bin/biome"), "check", "--linter-enabled=false"] },
  { name: "lint", args: [BIN("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings"], readsTypes: true },
  { name: "types", args: [BIN("typescript/bin/tsc"), "--noEmit", "-p", "."], readsTypes: true },
  {
    name: "unused exports",
    args: [
      BIN("ts-unused-exports/bin/ts-unused-exports"),
      "tsconfig.json",
      "--allowUnusedTypes",
      "--showLineNumber",
      `--excludePathsFromReport=${UNUSED_EXPORTS_ELSEWHERE}`,
    ],
    readsTypes: true,
  },
];

/**
 * Runs the checks of `npm run check` side by side, since each keeps one core busy for most of its time; each is one test of the sum.
 * @returns {Promise<import("./report.mjs").Result[]>}
 */
export async function runChecks() {
  const prepared = prepareTypes();
  return await Promise.all(CHECKS.map((check) => report(check.name, () => runCheck(check, prepared))));
}

async function runCheck({ name, args, readsTypes }, prepared) {
  const problem = readsTypes ? await prepared : null;
  if (problem) return { name, passed: 0, failed: 1, output: problem };
  const { code, output } = await run(process.execPath, args);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** Types, which lint reads too, come partly from generated files: Prisma's client, and what Next knows of routes and assets. */
async function prepareTypes() {
  await generate();
  const { code, output } = await run(process.execPath, [BIN("next/dist/bin/next"), "typegen"]);
  return code === 0 ? null : output;
}
