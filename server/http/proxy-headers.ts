import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { Provenance } from "./forwarding";
import { strictPolicy } from "./page-policy";

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

/** Tells pages where they are, so that a detour by the sign-in page leads back. */
const PATH_HEADER = "x-mastguard-path";

/** What the page server is told beside the client's own headers. */
interface Told {
  readonly secret: string;
  /** Path and query as received. */
  readonly path: string;
  /** Of the body, which we hand on whole. */
  readonly bodyBytes: number;
  readonly extra?: Readonly<Record<string, string>>;
}

/** The request's headers for the page server: connection headers and claims dropped, provenance and proof added. */
export function requestHeaders(
  from: IncomingHttpHeaders,
  provenance: Provenance,
  { secret, path, bodyBytes, extra }: Told,
): OutgoingHttpHeaders {
  const named = new Set(
    (from.connection ?? "")
      .toLowerCase()
      .split(",")
      .map((name) => name.trim()),
  );
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(from))
    if (!HOP_BY_HOP.has(name) && !named.has(name) && !OURS_TO_SAY.test(name)) headers[name] = value;
  if (from["transfer-encoding"] !== undefined) headers["content-length"] = String(bodyBytes);
  headers.host = provenance.host;
  headers["x-forwarded-for"] = provenance.client;
  headers["x-forwarded-host"] = provenance.host;
  headers["x-forwarded-proto"] = provenance.protocol;
  headers[DOOR_HEADER] = secret;
  headers[PATH_HEADER] = path;
  return Object.assign(headers, extra);
}

/** The page server's raw header pairs without those of its connection; with a nonce, its policy made strict. */
export function responsePairs(raw: readonly string[], nonce: string | null = null): string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = "", value = ""] = raw.slice(at, at + 2);
    if (HOP_BY_HOP.has(name.toLowerCase())) continue;
    const isPolicy = nonce !== null && name.toLowerCase() === "content-security-policy";
    pairs.push(name, isPolicy ? strictPolicy(value, nonce) : value);
  }
  return pairs;
}
