// Next behind the front door: a loopback port that answers only requests carrying the secret of this start.
// Lives exactly as long as the process that forked it. What to do comes over the pipe, before anything is loaded.
import { timingSafeEqual } from "node:crypto";
import http from "node:http";

const DOOR_HEADER = "x-mastguard-door"; // as in server/http/proxy-headers.ts
const HOST = "127.0.0.1";
const KEEP_ALIVE_MS = 120_000; // above anything the front door keeps open

process.on("disconnect", () => process.exit(0)); // the front door died, however it died
process.on("SIGINT", () => {}); // the front door says when to stop
process.on("message", (message) => (message === "close" ? stop() : void open(message)));
let stop = () => process.exit(0);

/** @param {{ dev: boolean, origin: string, port: number, secret: string }} opening */
async function open({ dev, origin, port, secret }) {
  process.env.NEXTAUTH_URL = origin;
  process.env.PORT = String(port);
  const { default: next } = await import("next");

  // Next adds its own listeners to the server it is given, so it gets one that hears only what has passed the check.
  const inside = new http.Server();
  const app = next({ dev, hostname: HOST, port, httpServer: inside });
  const handle = app.getRequestHandler();
  await app.prepare();

  const isFromDoor = comparer(secret);
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (isFromDoor(request)) void handle(request, response);
    else response.writeHead(403, { connection: "close" }).end();
  });
  server.on("upgrade", (request, socket, head) => {
    if (!isFromDoor(request)) socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    else if (!inside.emit("upgrade", request, socket, head)) socket.destroy();
  });
  server.listen(0, HOST, () => process.send({ listening: server.address().port }));

  stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
}

/** Checks the secret in constant time and takes it off, so that nothing behind can see or log it. */
function comparer(secret) {
  const expected = Buffer.from(secret);
  return (request) => {
    const given = Buffer.from(request.headers[DOOR_HEADER] ?? "");
    delete request.headers[DOOR_HEADER];
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}
