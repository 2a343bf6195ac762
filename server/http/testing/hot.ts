import { z } from "zod";
import type { Mountable } from "../call";
import { Reply } from "../reply";
import { route } from "../route";

let release = (): void => {};
/** Lets the call of `/api/v1/slow` that waits be answered. */
export function finishSlowCall(): void {
  release();
}

/** Hot routes for the tests of the front door, one for each thing it has to get right. */
export const HOT: ReadonlyMap<string, Mountable> = new Map<string, Mountable>([
  [
    "POST /api/v1/echo",
    route({
      auth: "none",
      body: z.object({ a: z.number() }),
      response: z.object({ a: z.number() }),
      handler: async ({ body }) => body,
    }),
  ],
  [
    "GET /api/v1/things/[id]",
    route({
      auth: "none",
      params: z.object({ id: z.string() }),
      response: z.object({ id: z.string(), peer: z.string() }),
      handler: async ({ params, call }) => ({ ...params, peer: call.peer }),
    }),
  ],
  [
    "GET /api/v1/slow",
    route({
      auth: "none",
      response: z.object({}),
      handler: async () => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return {};
      },
    }),
  ],
  [
    "GET /api/v1/stream",
    route({
      auth: "none",
      response: z.never(),
      handler: async ({ call }) => Reply.raw(ticks(call.signal), { contentType: "text/event-stream" }),
    }),
  ],
  ["GET /api/v1/bug", { bodyLimit: 0, answer: () => Promise.reject(new Error("postgres://secret")) }],
]);

async function* ticks(signal: AbortSignal) {
  for (let n = 0; !signal.aborted; n++) {
    yield `id: ${n}\n\n`;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
