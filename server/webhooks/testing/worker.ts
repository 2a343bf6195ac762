import { startWebhooks } from "@/server/webhooks";
import { local } from "./scene-options";

/** A node's worker in a process of its own, for a test to kill. */
startWebhooks(local);
