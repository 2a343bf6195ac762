import fs from "node:fs";
import path from "node:path";

/** The processes of a running server, told apart, by their ids. */
export interface ServerProcesses {
  /** Each answers at the port. A single one is the start process, with the background work in it. */
  readonly doors: readonly number[];
  /** The start process where it looks after several front doors, with the background work; none where it is the front door itself. */
  readonly supervisor: readonly number[];
  readonly database: readonly number[];
  readonly pages: readonly number[];
}

/** Who is who below the start process; `null` where there is no /proc. */
export function processesOf(serverPid: number): ServerProcesses | null {
  if (!fs.existsSync("/proc/self/stat")) return null;
  const family = descendantsOf(serverPid);
  const isDatabase = (pid: number) => path.basename(executableOf(pid)).startsWith("postgres");
  const doors = family.filter(isFrontDoor);
  const isSeveral = doors.length > 0;
  return {
    doors: isSeveral ? doors : [serverPid],
    supervisor: isSeveral ? [serverPid] : [],
    database: family.filter(isDatabase),
    pages: family.filter((pid) => !isDatabase(pid) && !isFrontDoor(pid)),
  };
}

/** The fields of /proc/<pid>/stat after the command, which stands in brackets and may hold anything; none when the process has ended. */
export function statOf(pid: number): string[] {
  const stat = readProcess(pid, "stat");
  return stat === "" ? [] : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** A file of /proc/<pid>; empty when the process has ended. */
export function readProcess(pid: number, file: string): string {
  return readOrNothing(() => fs.readFileSync(`/proc/${pid}/${file}`, "utf8"));
}

/** Processes and their files end while we look. */
export function readOrNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}

function descendantsOf(root: number): number[] {
  const parents = fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statOf(Number(name))[1] ?? 0)] as const);
  const childrenOf = (pid: number): number[] =>
    parents.filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...childrenOf(child)]);
  return childrenOf(root);
}

/** Whether it is one of several: each runs `dist/door.mjs`. */
function isFrontDoor(pid: number): boolean {
  return readProcess(pid, "cmdline")
    .split("\0")
    .some((arg) => path.basename(arg) === "door.mjs");
}

function executableOf(pid: number): string {
  return readOrNothing(() => fs.readlinkSync(`/proc/${pid}/exe`));
}
