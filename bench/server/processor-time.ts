import { processesOf, statOf } from "./processes";

/** Processor seconds, of each part of what is measured. */
export interface ProcessorTime {
  readonly frontDoors: number;
  /** What looks after several front doors, with the background work; 0 where a single one does both. */
  readonly supervisor: number;
  /** Backends that have ended included. */
  readonly database: number;
  readonly pages: number;
  readonly loadGenerator: number;
}

const TICKS_PER_SECOND = 100; // USER_HZ, the unit of /proc/<pid>/stat on every Linux that Node runs on

/** What a server's processes and the load generator have taken since each began; `null` where there is no /proc. */
export function processorTime(serverPid: number, generatorPid: number): ProcessorTime | null {
  const processes = processesOf(serverPid);
  return (
    processes && {
      frontDoors: sum(processes.doors.map(secondsOf)),
      supervisor: sum(processes.supervisor.map(secondsOf)),
      database: sum(processes.database.map((pid) => secondsOf(pid) + secondsOfEndedChildren(pid))),
      pages: sum(processes.pages.map(secondsOf)),
      loadGenerator: secondsOf(generatorPid),
    }
  );
}

/** What was taken between two readings. */
export function timeTaken(before: ProcessorTime | null, after: ProcessorTime | null): ProcessorTime | null {
  if (before === null || after === null) return null;
  const taken = (name: keyof ProcessorTime) => Math.max(0, after[name] - before[name]);
  return {
    frontDoors: taken("frontDoors"),
    supervisor: taken("supervisor"),
    database: taken("database"),
    pages: taken("pages"),
    loadGenerator: taken("loadGenerator"),
  };
}

function sum(seconds: readonly number[]): number {
  return seconds.reduce((total, each) => total + each, 0);
}

/** User and system time: fields 14 and 15 of proc(5), which are 11 and 12 after the command. */
function secondsOf(pid: number): number {
  return secondsIn(statOf(pid), 11);
}

/** The same of children that were waited for, fields 16 and 17: it does not go down when one ends. */
function secondsOfEndedChildren(pid: number): number {
  return secondsIn(statOf(pid), 13);
}

function secondsIn(stat: readonly string[], first: number): number {
  return (Number(stat[first] ?? 0) + Number(stat[first + 1] ?? 0)) / TICKS_PER_SECOND;
}
