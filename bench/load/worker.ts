// A process of its own, so that making load and answering it do not share an event loop. One plan at a time by message.
import { eventBodies } from "../workload/events";
import { drive } from "./drive";
import { LoadPlan } from "./plan";
import { requestBytes } from "./request";

const bodies = eventBodies();

process.on("SIGINT", () => {}); // Ctrl-C reaches the whole group; the measuring process decides
process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
  run(message).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

async function run(message: unknown) {
  const { port, path, apiKey, headers: given, eventsPerRequest, ...bounds } = LoadPlan.parse(message);
  const headers = { "X-API-Key": apiKey, ...given };
  const requests = inRequests(eventsPerRequest).map((body) => requestBytes({ port, path, headers, body }));
  return await drive({ port, requests, ...bounds });
}

function inRequests(events: number): readonly string[] {
  if (events === 1) return bodies;
  return Array.from(
    { length: Math.floor(bodies.length / events) },
    (_, n) => `{"events":[${bodies.slice(n * events, (n + 1) * events).join(",")}]}`,
  );
}
