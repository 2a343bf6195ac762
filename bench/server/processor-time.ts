import fs from "node:fs";
import path from "node:path";

/** Processor seconds a group of processes has taken since each began. */
export interface ProcessorTime {
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
    frontDoor: secondsOf(serverPid),
    database: sum(family.filter(isDatabase)),
    pages: sum(family.filter((pid) => !isDatabase(pid))),
    loadGenerator: secondsOf(generatorPid),
  };
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
