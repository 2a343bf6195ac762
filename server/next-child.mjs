// Next behind the front door: a loopback port that answers only requests carrying the secret of this start.
// Lives exactly as long as the process that forked it. What to do comes over the pipe, before anything is loaded.
import http from "node:http";
import { guardedServer } from "./http/guarded-server.mjs";

const HOST = "127.0.0.1";

process.on("disconnect", () => process.exit(0)); // the front door died, however it died
process.on("SIGINT", () => {}); // the front door says when to stop
// By the time it says "close" the front door has answered everything it had taken in.
process.on("message", (message) => (message === "close" ? process.exit(0) : void open(message)));

/** @param {{ dev: boolean, origin: string, port: number, secret: string }} opening */
async function open({ dev, origin, port, secret }) {
  process.env.NEXTAUTH_URL = origin;
  process.env.PORT = String(port);
  const { default: next } = await import("next");

  // Next adds its own listeners to the server it is given, so it gets one that hears only what has passed the guard.
  const inside = new http.Server();
  const app = next({ dev, hostname: HOST, port, httpServer: inside });
  const handle = app.getRequestHandler();
  inside.on("request", (request, response) => void handle(request, response));
  await app.prepare();

  const server = guardedServer(secret, inside);
  server.listen(0, HOST, () => process.send({ listening: server.address().port }));
}
