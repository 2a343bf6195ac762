import fs from "node:fs";
import net from "node:net";
import { expect, test } from "vitest";
import { effortOf } from "./effort";
import { commitsBetween } from "./server/commits";
import { connectionsOfDoors } from "./server/connections";
import { memoryOfDoors } from "./server/memory";
import { processorTime, timeTaken } from "./server/processor-time";

const hasProc = fs.existsSync("/proc/self/stat");
const CALLERS = 3;
/** Several ticks of the clock in /proc. */
const BUSY_US = 50_000;

test.runIf(hasProc)("a front door is told by its own memory, and has the connections of the load alone", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  let accepted = 0;
  const areAccepted = new Promise<void>((resolve) => {
    server.on("connection", () => ++accepted === CALLERS && resolve());
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const sockets = await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      const socket = net.connect(port, "127.0.0.1");
      await new Promise((resolve) => socket.once("connect", resolve));
      return socket;
    }),
  );
  try {
    await areAccepted;
    expect(connectionsOfDoors(process.pid, port, process.pid)).toEqual([CALLERS]);
    expect(connectionsOfDoors(process.pid, port, process.ppid)).toEqual([0]);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
  const [door, ...others] = memoryOfDoors(process.pid) ?? [];
  expect(others).toEqual([]);
  expect(door?.residentMb).toBeGreaterThan(10);
  expect(door?.highestMb).toBeGreaterThanOrEqual(door?.residentMb ?? 0);
});

test.runIf(hasProc)("processor time of one front door is that of the start process, and goes on", () => {
  const before = processorTime(process.pid, process.pid);
  for (const { user } = process.cpuUsage(); process.cpuUsage().user - user < BUSY_US; );
  const taken = timeTaken(before, processorTime(process.pid, process.pid));
  expect(taken).toMatchObject({ supervisor: 0, database: 0 });
  expect(taken?.frontDoors).toBeGreaterThan(0);
});

test("processor time is shared among decisions, and what was stale among all that was computed", () => {
  const commits = commitsBetween(
    { committed: 10, stale_session: 1 },
    { committed: 100, stale_session: 9, stale_epoch: 2, limit: 0 },
  );
  expect(commits).toEqual({ committed: 90, stale_session: 8, stale_epoch: 2 });
  const processor = { frontDoors: 0.09, supervisor: 0, database: 0.045, pages: 0, loadGenerator: 1 };
  const effort = effortOf({ seconds: 0.5, processor, connections: [1, 2], commits }, 90);
  expect(effort.usPerDecision).toMatchObject({ frontDoors: 1_000, database: 500 });
  expect(effort.cores).toMatchObject({ frontDoors: 0.18, loadGenerator: 2 });
  expect(effort.staleShare).toBe(0.1);
});

test("where there is no /proc nothing is said of it", () => {
  expect(effortOf({ seconds: 1, processor: null, connections: null, commits: {} }, 0)).toEqual({
    cores: null,
    usPerDecision: null,
    connections: null,
    commits: {},
    staleShare: 0,
  });
});
