import { spawnSync } from "node:child_process";
import os from "node:os";
import { PROJECT } from "../scripts/lib/home.mjs";

/** What a figure was measured on and from; without it the figure means nothing. */
export interface Circumstances {
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Short id of the checked-out commit; `null` outside git. */
  readonly commit: string | null;
  /** Files under version control differ from that commit. */
  readonly hasLocalChanges: boolean;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly node: string;
    /** Mean number of processes that wanted a core in the minute before we began: other work takes from the figures. */
    readonly loadBefore: number;
  };
}

export function circumstances(): Circumstances {
  const git = (...args: readonly string[]) =>
    spawnSync("git", args, { cwd: PROJECT, encoding: "utf8" }).stdout?.trim() || null;
  return {
    date: new Date().toISOString(),
    commit: git("rev-parse", "--short", "HEAD"),
    hasLocalChanges: git("status", "--porcelain", "--untracked-files=no") !== null,
    machine: {
      cpu: os.cpus()[0]?.model ?? "unknown",
      cores: os.availableParallelism(),
      memoryGb: Math.round(os.totalmem() / 2 ** 30),
      node: process.version,
      loadBefore: rounded(os.loadavg()[0] ?? 0, 2),
    },
  };
}

/** For figures that people read: `digits` after the point. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
