// A process of its own, so that making load and answering it do not share an event loop. One plan at a time by message.
import { eventBodies } from "../workload/events";
import { drive } from "./drive";
import { LoadPlan } from "./plan";
import { requestBytes } from "./request";

const bodies = eventBodies();

process.on("SIGINT", () => {}); // Ctrl-C reaches the whole group; the measuring process decides
process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
  run(LoadPlan.parse(message)).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

async function run({ port, path, apiKey, ...bounds }: LoadPlan) {
  const headers = { "X-API-Key": apiKey };
  const requests = bodies.map((body) => requestBytes({ port, path, headers, body }));
  return await drive({ port, requests, ...bounds });
}
