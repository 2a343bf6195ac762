import { z } from "zod";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { callRoute } from "@/server/testing/call";

/**
 * A node in a process of its own: memory, snapshots and commit lanes nobody else has. Decides events of the given agents with
 * the given keys, so many at a time, and tells how many answers of each status it gave.
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

const statuses: Record<number, number> = {};
let sent = 0;

async function one(number: number): Promise<void> {
  const json = {
    agentId: agents[number % agents.length],
    actionType: "OTHER",
    payload: { number },
    context: { sessionId },
  };
  const { status } = await callRoute(ingestRoute.POST, { key: keys[number % keys.length], json });
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
