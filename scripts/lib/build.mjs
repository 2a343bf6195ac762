import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { PROJECT } from "./home.mjs";
import { runOrFail } from "./run.mjs";
import { inClone, isDone, runStep } from "./steps.mjs";

const CONFIGURATION = ["package-lock.json", "tsconfig.json"];
const SCHEMA = ["prisma/schema", "prisma.config.ts"];
const SERVER = ["server", "packages", "app", ...SCHEMA, ...CONFIGURATION];
const PAGES = [...SERVER, "components", "public", "instrumentation.ts", "proxy.ts"].concat([
  "next.config.js",
  "next.config.ts",
  "next.config.mjs",
  "postcss.config.mjs",
]);

/** Prisma's client, from the schema. */
const generateStep = {
  name: "generate",
  inputs: [...SCHEMA, "package-lock.json"],
  products: ["generated/prisma/client.ts"],
  work: () =>
    runOrFail(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
      env: { ...process.env, NODE_ENV: "development" },
      code: "GENERATE_FAILED",
      explain: (output) => `The Prisma client could not be generated:\n${output.trim()}`,
    }),
};

/** The server, one of several front doors and the operator commands, one file each; packages stay in node_modules. */
const bundleStep = {
  name: "bundle",
  inputs: SERVER,
  products: ["dist/main.mjs", "dist/door.mjs", "dist/admin.mjs"],
  async work() {
    const { build, stop } = await import("esbuild");
    try {
      await build(bundleOptions);
    } catch (error) {
      throw new Failure("BUILD_FAILED", `The server could not be bundled:\n${error.message}`, { cause: error });
    } finally {
      await stop(); // its helper process would live as long as the server
    }
  },
};

/** Next's production build of the pages; it checks types too. */
const pagesStep = {
  name: "pages",
  about: "builds the screens: the longest step, minutes on a small machine; only when they changed",
  inputs: PAGES,
  products: [".next/BUILD_ID"],
  work() {
    fs.rmSync(path.join(PROJECT, ".next/BUILD_ID"), { force: true });
    return runOrFail(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: "",
        DATABASE_APP_URL: "",
      },
      code: "BUILD_FAILED",
      explain: (output) => `next build failed:\n${output.trim().split("\n").slice(-60).join("\n")}`,
    });
  },
};

/** Options for esbuild, shared with the watcher of `npm run dev`. */
export const bundleOptions = {
  absWorkingDir: PROJECT,
  entryPoints: { main: "server/main.ts", door: "server/door-process.ts", admin: "server/operator/cli.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  packages: "external", // workspaces are resolved from source by the paths of tsconfig.json
  logLevel: "silent",
};

/** Everything `npm start` serves. */
export function build() {
  return runSteps([generateStep], [bundleStep, pagesStep]);
}

/** What the operator commands need. */
export function buildServer() {
  return runSteps([generateStep], [bundleStep]);
}

/** Prisma's client alone: what type check, tests and the watcher need. */
export function generate() {
  return runSteps([generateStep]);
}

/** Groups run one after another, the steps of a group side by side. */
async function runSteps(...groups) {
  if (groups.flat().every(isDone)) return;
  await inClone(async () => {
    for (const group of groups) await allToTheEnd(group.map(runStep));
  });
}

/** Like Promise.all, but a failure waits for the others: their programs must not outlive the lock. */
async function allToTheEnd(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}
