import fs from "node:fs";
import path from "node:path";

/** Processor seconds a group of processes has taken since each began. */
export interface ProcessorTime {
  /** All front doors, and the process that looks after them. */
  readonly frontDoor: number;
  readonly database: number;
  readonly pages: number;
  readonly loadGenerator: number;
}

const TICKS_PER_SECOND = 100; // USER_HZ, the unit of /proc/<pid>/stat on every Linux that Node runs on

/** Reads the clocks of a server's processes and of the load generator; `null` where there is no /proc. */
export function processorTime(serverPid: number, generatorPid: number): ProcessorTime | null {
  if (!fs.existsSync("/proc/self/stat")) return null;
  const family = descendantsOf(serverPid);
  const isDatabase = (pid: number) => path.basename(executableOf(pid)).startsWith("postgres");
  return {
    frontDoor: secondsOf(serverPid) + sum(family.filter(isFrontDoor)),
    database: sum(family.filter(isDatabase)),
    pages: sum(family.filter((pid) => !isDatabase(pid) && !isFrontDoor(pid))),
    loadGenerator: secondsOf(generatorPid),
  };
}

/** How many front doors a server has; `null` where there is no /proc. */
export function frontDoorsOf(serverPid: number): number | null {
  if (!fs.existsSync("/proc/self/stat")) return null;
  return Math.max(1, descendantsOf(serverPid).filter(isFrontDoor).length); // a single one is the server itself
}

/** Mean number of processor cores taken between two readings. */
export function coresTaken(before: ProcessorTime | null, after: ProcessorTime | null, seconds: number) {
  if (before === null || after === null) return null;
  const cores = (name: keyof ProcessorTime) => Math.max(0, after[name] - before[name]) / seconds;
  return {
    frontDoor: cores("frontDoor"),
    database: cores("database"),
    pages: cores("pages"),
    loadGenerator: cores("loadGenerator"),
  };
}

function sum(pids: readonly number[]): number {
  return pids.reduce((total, pid) => total + secondsOf(pid), 0);
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
  const args = readOrNothing(() => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8")).split("\0");
  return args.some((arg) => path.basename(arg) === "door.mjs");
}

/** User and system time: fields 14 and 15 of proc(5), which are 11 and 12 after the command's bracket. */
function secondsOf(pid: number): number {
  const stat = statOf(pid);
  return (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / TICKS_PER_SECOND;
}

/** The fields after the command, which stands in brackets and may hold anything; none when the process has ended. */
function statOf(pid: number): string[] {
  const stat = readOrNothing(() => fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  return stat === "" ? [] : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function executableOf(pid: number): string {
  return readOrNothing(() => fs.readlinkSync(`/proc/${pid}/exe`));
}

/** Processes end while we look. */
function readOrNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
