import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { plainAddress, type TrustedPeers } from "./trusted-peers";

/** Who asks, and by which name and protocol, as far as we may believe it. */
export interface Provenance {
  /** The client's address. */
  readonly client: string;
  /** The host it asked for, with port where given; empty when it named none. */
  readonly host: string;
  readonly protocol: "http" | "https";
  /** Whether the address is the socket's own and no proxy claims to stand between. */
  readonly isDirect: boolean;
}

/** Reads the request's origin from the socket, and from `X-Forwarded-*` only when the socket's peer is trusted. */
export function provenanceOf(request: IncomingMessage, trusted: TrustedPeers): Provenance {
  const { headers, socket } = request;
  const peer = plainAddress(socket.remoteAddress ?? "");
  const host = headers.host ?? "";
  if (!trusted.includes(peer)) return { client: peer, host, protocol: "http", isDirect: !claimsProxy(headers) };
  return {
    client: clientOf(listOf(headers["x-forwarded-for"]), trusted) ?? peer,
    host: listOf(headers["x-forwarded-host"])[0] ?? host,
    protocol: listOf(headers["x-forwarded-proto"])[0] === "https" ? "https" : "http",
    isDirect: !claimsProxy(headers),
  };
}

/** The last address no trusted proxy stands behind: whatever is left of it may be invented by the client. */
function clientOf(addresses: readonly string[], trusted: TrustedPeers): string | undefined {
  if (trusted.isAnyone) return addresses.at(-1);
  return addresses.findLast((address) => !trusted.includes(address)) ?? addresses[0];
}

function claimsProxy(headers: IncomingHttpHeaders): boolean {
  return (
    headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined || headers["x-real-ip"] !== undefined
  );
}

function listOf(value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(",") : (value ?? "");
  return text === "" ? [] : text.split(",").map((part) => part.trim());
}
