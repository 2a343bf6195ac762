import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PROJECT } from "../home.mjs";

/** Keeps the last result of the long suite as data, with what it was run on. */
export function keepLongResult({ passed, failed, tests }) {
  const git = (...args) => spawnSync("git", args, { cwd: PROJECT, encoding: "utf8" }).stdout?.trim() || null;
  const result = {
    date: new Date().toISOString(),
    commit: git("rev-parse", "HEAD"),
    hasLocalChanges: git("status", "--porcelain", "--untracked-files=no") !== null,
    node: process.version,
    machine: {
      cpus: os.cpus().length,
      model: os.cpus()[0]?.model ?? null,
      memoryGb: Math.round(os.totalmem() / 2 ** 30),
    },
    passed,
    failed,
    tests,
  };
  const folder = path.join(PROJECT, "bench/results");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "long.json"), `${JSON.stringify(result, null, 2)}\n`);
}
