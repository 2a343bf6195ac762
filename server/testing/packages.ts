import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
/** Where vitest.config.ts has test files find it. */
const ENGINE = path.join(PROJECT, "node_modules/.cache/mastguard/engine.mjs");

/**
 * Bundles the engine from its sources, once for each run: a test file is a process that would else read its two hundred modules one by
 * one, which takes longer than most of them test.
 */
export default async function bundlePackages(): Promise<void> {
  await build({
    absWorkingDir: PROJECT,
    entryPoints: ["packages/engine/src/index.ts"],
    outfile: ENGINE,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    sourcemap: "inline",
  });
}
