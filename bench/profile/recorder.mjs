// Loaded into the measured server with `--import`: records a CPU profile of its process when told to by message.
import fs from "node:fs";
import { Session } from "node:inspector";

const SAMPLE_EVERY_US = 500;
let session = null;

process.on("message", (message) => {
  if (message === "profile") {
    session = new Session();
    session.connect();
    session.post("Profiler.enable");
    session.post("Profiler.setSamplingInterval", { interval: SAMPLE_EVERY_US });
    session.post("Profiler.start");
  } else if (session && typeof message === "object" && "writeProfile" in message) {
    session.post("Profiler.stop", (error, { profile } = {}) => {
      if (error) throw error;
      fs.writeFileSync(message.writeProfile, JSON.stringify(profile));
      session.disconnect();
      session = null;
      process.send({ profile: message.writeProfile });
    });
  }
});
process.channel?.unref(); // listening for us must not keep the server alive
