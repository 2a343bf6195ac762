// Loaded into the measured server with `--import`, front doors included: records a CPU profile of its process when told to by message.
// A supervisor of front doors passes the message on to one of them: that is where the work is.
import cluster from "node:cluster";
import fs from "node:fs";
import { Session } from "node:inspector";

const SAMPLE_EVERY_US = 500;
let session = null;

process.on("message", (message) => {
  const isForUs =
    message === "profile" || (typeof message === "object" && message !== null && "writeProfile" in message);
  if (!isForUs) return;
  const [door] = Object.values(cluster.workers ?? {});
  if (door) passOn(door, message);
  else if (message === "profile") begin();
  else if (session) write(message.writeProfile);
});
process.channel?.unref(); // listening for us must not keep the server alive

function passOn(door, message) {
  door.on("message", function answer(said) {
    if (typeof said !== "object" || said === null || !("profile" in said)) return;
    door.off("message", answer);
    process.send(said);
  });
  door.send(message);
}

function begin() {
  session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: SAMPLE_EVERY_US });
  session.post("Profiler.start");
}

function write(file) {
  session.post("Profiler.stop", (error, { profile } = {}) => {
    if (error) throw error;
    fs.writeFileSync(file, JSON.stringify(profile));
    session.disconnect();
    session = null;
    process.send({ profile: file });
  });
}
