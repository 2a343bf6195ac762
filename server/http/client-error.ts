import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const STATUS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/** Answers what is not HTTP, too large a head, or too slow; cuts the connection where an answer has begun already. */
export function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  busy: ReadonlySet<ServerResponse>,
): void {
  const hasBegun = [...busy].some((response) => response.socket === socket && response.headersSent);
  if (error.code === "ECONNRESET" || !socket.writable || hasBegun) {
    socket.destroy();
    return;
  }
  socket.on("error", () => socket.destroy()); // its client may reset while we answer
  const status = STATUS[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
}
