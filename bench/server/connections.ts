import fs from "node:fs";
import { processesOf, readOrNothing } from "./processes";

/** One side of an open TCP connection of this machine. */
interface Side {
  readonly local: number;
  readonly remote: number;
  readonly inode: string;
}

const ESTABLISHED = "01";

/** How many of the load generator's open connections each front door has; `null` where there is no /proc. */
export function connectionsOfDoors(serverPid: number, port: number, generatorPid: number): number[] | null {
  const doors = processesOf(serverPid)?.doors;
  if (doors === undefined) return null;
  const sides = openSides();
  const generators = socketsOf(generatorPid);
  const callers = new Set(
    sides.filter(({ remote, inode }) => remote === port && generators.has(inode)).map(({ local }) => local),
  );
  const ours = sides.filter(({ local, remote }) => local === port && callers.has(remote));
  return doors.map((pid) => {
    const sockets = socketsOf(pid);
    return ours.filter(({ inode }) => sockets.has(inode)).length;
  });
}

function openSides(): Side[] {
  return ["tcp", "tcp6"].flatMap((table) => {
    const [, ...lines] = readOrNothing(() => fs.readFileSync(`/proc/net/${table}`, "utf8"))
      .trim()
      .split("\n");
    return lines.flatMap((line) => {
      const [, local = "", remote = "", state, , , , , , inode = ""] = line.trim().split(/\s+/);
      return state === ESTABLISHED ? [{ local: portIn(local), remote: portIn(remote), inode }] : [];
    });
  });
}

/** `0100007F:1F90` is 127.0.0.1:8080. */
function portIn(address: string): number {
  return Number.parseInt(address.slice(address.lastIndexOf(":") + 1), 16);
}

/** Inodes of the sockets a process has open. */
function socketsOf(pid: number): ReadonlySet<string> {
  const folder = `/proc/${pid}/fd`;
  const links = fs.readdirSync(folder).map((name) => readOrNothing(() => fs.readlinkSync(`${folder}/${name}`)));
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}
