import { processesOf, readProcess } from "./processes";

/** Resident memory of one front door, in MB of 10^6 bytes. */
export interface DoorMemory {
  readonly residentMb: number;
  /** The most it ever had since it began. */
  readonly highestMb: number;
}

/** Of each front door; `null` where there is no /proc. */
export function memoryOfDoors(serverPid: number): DoorMemory[] | null {
  const doors = processesOf(serverPid)?.doors;
  return (
    doors?.map((pid) => {
      const status = readProcess(pid, "status");
      return { residentMb: megabytesIn(status, "VmRSS"), highestMb: megabytesIn(status, "VmHWM") };
    }) ?? null
  );
}

function megabytesIn(status: string, name: string): number {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
  return (Number(kibibytes ?? Number.NaN) * 1_024) / 1e6;
}
