import { startBackground } from "@/server/background";

/** A node in a process of its own that does what nodes do beside answering: among it, it decides what is queued. */
startBackground();
process.send?.("ready");
