import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

const CONNECTIONS = 32;
const PAUSE_MS = 20;
/** What each of the two nodes sends. */
export const EVENTS = 2_000;

interface Racers {
  readonly keys: readonly string[];
  readonly agents?: readonly string[];
  /** The session of every event; none unless given. */
  readonly sessionId?: string;
  /** What each node sends; {@link EVENTS} unless given. */
  readonly events?: number;
}

/** Two nodes on one database, racing until each has sent its events; `meanwhile` runs beside them, over and over. */
export async function race(
  { keys, agents = ["racer"], sessionId, events = EVENTS }: Racers,
  meanwhile: () => Promise<void> = async () => {},
): Promise<Record<string, number>> {
  const work = JSON.stringify({ keys, agents, sessionId, count: events, connections: CONNECTIONS });
  const nodes = [0, 1].map(() => fork("server/decisions/testing/node.ts", [work], { execArgv: ["--import", "tsx"] }));
  await Promise.all(nodes.map((node) => once(node, "message")));
  const over = new AbortController();
  const results = Promise.all(nodes.map(resultOf)).finally(() => over.abort());
  while (!over.signal.aborted) {
    await meanwhile();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const sums: Record<string, number> = {};
  for (const statuses of await results)
    for (const [status, n] of Object.entries(statuses)) sums[status] = (sums[status] ?? 0) + n;
  return sums;
}

async function resultOf(node: ChildProcess): Promise<Readonly<Record<string, number>>> {
  const [statuses] = await once(node, "message");
  node.kill();
  return z.record(z.string(), z.number()).parse(statuses);
}
