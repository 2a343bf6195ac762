import fs from "node:fs";
import path from "node:path";
import { isAlive, processCommand, processPlace } from "./processes.mjs";

/**
 * The PostgreSQL process that runs on a data folder, as far as can be told without asking it: named by the folder's
 * `postmaster.pid`, alive, an executable called postgres, and working in that very folder.
 * @param {string} data
 * @returns {{ pid: number, port: number } | null}
 */
export function runningPostmaster(data) {
  const file = readPidFile(data);
  if (!file || !isAlive(file.pid) || !worksIn(file.pid, data)) return null;
  // PostgreSQL writes the port a moment after the rest; without it the process has only just begun.
  return path.resolve(file.data) === path.resolve(data) && file.port > 0 ? { pid: file.pid, port: file.port } : null;
}

/**
 * Removes a `postmaster.pid` whose process is gone or is demonstrably something else. PostgreSQL does so itself unless
 * the id was given to another process of the same account; then it would refuse to start for ever.
 */
export function forgetStalePidFile(data) {
  const file = readPidFile(data);
  if (file && isAlive(file.pid) && !worksIn(file.pid, data))
    fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
}

function worksIn(pid, data) {
  const place = processPlace(pid);
  if (place) return path.basename(place.executable).startsWith("postgres") && place.cwd === realPath(data);
  const command = processCommand(pid);
  return /\bpostgres\b/.test(command) && command.includes(data);
}

function readPidFile(data) {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), data: lines[1] ?? "", port: Number(lines[3] ?? 0) };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function realPath(place) {
  try {
    return fs.realpathSync(place);
  } catch {
    return path.resolve(place);
  }
}
