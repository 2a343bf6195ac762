import { timingSafeEqual } from "node:crypto";
import http from "node:http";

/** As in proxy-headers.ts; a test keeps the two equal. */
export const DOOR_HEADER = "x-mastguard-door";

const KEEP_ALIVE_MS = 120_000; // above anything the front door keeps open

/**
 * A server that hands `inside` only what carries the secret, requests and upgrades alike, and answers 403 to the rest.
 * The secret is compared in constant time and taken off, so that nothing behind can see or log it.
 * @param {string} secret
 * @param {http.Server} inside never listens itself
 */
export function guardedServer(secret, inside) {
  const expected = Buffer.from(secret);
  const isFromDoor = (request) => {
    const given = Buffer.from(request.headers[DOOR_HEADER] ?? "");
    delete request.headers[DOOR_HEADER];
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (isFromDoor(request)) inside.emit("request", request, response);
    else response.writeHead(403, { connection: "close" }).end();
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy()); // nobody else listens, and a reset must not end the process
    if (!isFromDoor(request)) socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    else if (!inside.emit("upgrade", request, socket, head)) socket.destroy();
  });
  return server;
}
