import { closeDatabase } from "@/server/db/client";
import { env } from "@/server/env";
import { openFrontDoors } from "../front-doors";

// The supervisor of several front doors in a process of its own, as `npm start` is, without pages.
const { FRONT_DOORS: count, DRAIN_GRACE_MS: graceMs } = env();
const doors = await openFrontDoors({ count, graceMs, program: "server/door-process.ts" });
process.on("message", () => void stop());
process.send?.({ port: doors.port });

async function stop(): Promise<void> {
  await doors.close();
  await closeDatabase();
  process.exit(0);
}
