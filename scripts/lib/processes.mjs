import { spawnSync } from "node:child_process";
import fs from "node:fs";

const onLinux = fs.existsSync("/proc/self/stat");

/**
 * Identifies one run of one process: its start time together with the boot it belongs to. A recycled process id gets
 * another value. `null` when no such process lives (a zombie does not).
 * @param {number} pid
 * @returns {string | null}
 */
export function processBirth(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!onLinux) return birthByPs(pid);
  let stat;
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null; // ENOENT, or ESRCH when it ended while we read
  }
  // The second field is the command in brackets and may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return null;
  return `${bootId()}/${fields[19]}`;
}

/** Whether a process with this id lives; says nothing about whether it is the one you mean (see processBirth). */
export function isAlive(pid) {
  return processBirth(pid) !== null;
}

/**
 * Where a process works and what it runs; `null` where the system does not tell (not Linux, or not our process).
 * @param {number} pid
 * @returns {{ cwd: string, executable: string } | null}
 */
export function processPlace(pid) {
  try {
    return {
      cwd: fs.readlinkSync(`/proc/${pid}/cwd`),
      // A binary replaced while it runs (npm ci) is shown with this suffix.
      executable: fs.readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ""),
    };
  } catch {
    return null;
  }
}

/** The command line of a process by `ps`, for systems without /proc; empty when unknown. */
export function processCommand(pid) {
  return ps("command=", pid);
}

/** Resolves as soon as `condition` holds, with whether it did within `timeoutMs`. Looks every 25 ms. */
export async function until(condition, timeoutMs) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() > end) return false;
    await sleep(25);
  }
}

/** Resolves after `ms` milliseconds. */
export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

let boot;
function bootId() {
  try {
    boot ??= fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    boot = "unknown-boot";
  }
  return boot;
}

function birthByPs(pid) {
  if (process.platform !== "win32") return ps("lstart=", pid) || null;
  try {
    process.kill(pid, 0);
    return "alive";
  } catch (error) {
    return error.code === "EPERM" ? "alive" : null;
  }
}

function ps(column, pid) {
  const { stdout } = spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", env: { LC_ALL: "C" } });
  return stdout?.trim() ?? "";
}
