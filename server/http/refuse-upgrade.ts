import type { Duplex } from "node:stream";

/** Answers an upgrade with a status line and nothing else, and lets the connection go. @param status such as `403 Forbidden`. */
export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
}
