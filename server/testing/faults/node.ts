import { z } from "zod";
import { openDoor } from "@/server/door";
import { figures, metricsText } from "@/server/http/metrics";
import { openNode } from "@/server/main";

/**
 * A node in a process of its own: the product's front door, hot routes and background work, without pages. Says its port, then
 * does what the test asks: `step` moves its wall clock, `measure` tells what it holds.
 */
const Asked = z.union([z.object({ stepMs: z.number() }), z.object({ measure: z.literal(true) })]);
const RealDate = Date;

/** As when an administrator, or a time server gone wrong, sets the clock: monotonic time goes on. */
function setClock(offsetMs: number): void {
  const now = (): number => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}

process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
  const asked = Asked.parse(message);
  if ("stepMs" in asked) setClock(asked.stepMs);
  else {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    process.send?.({ heapUsed, rss });
  }
});

const metrics = async () => await metricsText([await figures()]);
const node = await openNode(() =>
  openDoor({ host: "127.0.0.1", port: Number(process.argv[2]), dev: false, metricsText: metrics }),
);
process.on("SIGTERM", () => void node.close().then(() => process.exit(0)));
process.send?.({ port: node.port });
