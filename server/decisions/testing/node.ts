import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { callRoute } from "@/server/testing/call";

/**
 * A node in a process of its own: memory, snapshots and commit lanes nobody else has. Decides events of the given agents with
 * the given keys, so many at a time, and tells how many answers of each status it gave. As clients do, an event that was answered
 * 503 (the machine may be too busy for its database to answer in time) is sent again with its Idempotency-Key.
 */
const { keys, agents, sessionId, count, connections } = z
  .object({
    keys: z.array(z.string()),
    agents: z.array(z.string()),
    sessionId: z.string().optional(),
    count: z.number(),
    connections: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const TRIES_MAX = 10;
const PAUSE_MS = 300;
const statuses: Record<number, number> = {};
let sent = 0;

async function one(number: number): Promise<void> {
  const json = {
    agentId: agents[number % agents.length],
    actionType: "OTHER",
    payload: { number },
    context: { sessionId },
  };
  const headers = { "idempotency-key": `${process.pid}-${number}` };
  const send = async () =>
    (await callRoute(ingestRoute.POST, { key: keys[number % keys.length], json, headers })).status;
  let status = await send();
  for (let tries = 1; status === 503 && tries < TRIES_MAX; tries++) {
    await sleep(PAUSE_MS);
    status = await send();
  }
  statuses[status] = (statuses[status] ?? 0) + 1;
}

await one(0);
process.send?.("ready");
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (sent < count) await one((sent += 1));
  }),
);
process.send?.(statuses);
