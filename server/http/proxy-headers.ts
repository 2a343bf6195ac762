import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { Provenance } from "./forwarding";

/** The header that proves to the page server that a request came through the front door of this very start. */
export const DOOR_HEADER = "x-mastguard-door";

/** Headers of one connection, never of the message (RFC 9110 §7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** What only we may say: where a request comes from, what Next tells itself, and the script nonce of a page. */
const OURS_TO_SAY =
  /^(?:forwarded|via|expect|x-real-ip|content-security-policy.*|x-(?:forwarded|middleware|invoke|mastguard|nextjs-internal)-.*)$/;

/** The request's headers for the page server: connection headers and claims dropped, provenance and proof added. */
export function requestHeaders(from: IncomingHttpHeaders, provenance: Provenance, secret: string): OutgoingHttpHeaders {
  const named = new Set(
    (from.connection ?? "")
      .toLowerCase()
      .split(",")
      .map((name) => name.trim()),
  );
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(from))
    if (!HOP_BY_HOP.has(name) && !named.has(name) && !OURS_TO_SAY.test(name)) headers[name] = value;
  if (from["transfer-encoding"] !== undefined) headers["transfer-encoding"] = "chunked";
  headers.host = provenance.host;
  headers["x-forwarded-for"] = provenance.client;
  headers["x-forwarded-host"] = provenance.host;
  headers["x-forwarded-proto"] = provenance.protocol;
  headers[DOOR_HEADER] = secret;
  return headers;
}

/** The page server's raw header pairs without those of its connection. */
export function responsePairs(raw: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = "", value = ""] = raw.slice(at, at + 2);
    if (!HOP_BY_HOP.has(name.toLowerCase())) pairs.push(name, value);
  }
  return pairs;
}
