import { startDoorBackground, startMachineBackground } from "@/server/background";

/** A node in a process of its own that does what nodes do beside answering: among it, it decides what is queued. */
startMachineBackground();
startDoorBackground();
process.send?.("ready");
