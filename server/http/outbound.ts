import http from "node:http";
import https from "node:https";
import { DestinationRefusedError, type DestinationRules, lookupUnder } from "./destination";

/** What a node needs to send to a place of a customer's choice. */
export interface OutboundOptions {
  readonly rules: DestinationRules;
  /** For one whole attempt: looking up, connecting, sending, being answered. */
  readonly timeoutMs: number;
  /** Certificates to trust instead of the usual authorities, PEM. */
  readonly ca?: string;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The first 16 KiB of the body. */
  readonly text: string;
}

/** Why there was no answer. */
export type ConnectFailure = "unresolved" | "refused_destination" | "tls" | "unreachable";

/** An answer's body is read so far, so that a receiver can finish writing it. */
const ANSWER_BYTES_MAX = 16_384;

/**
 * Posts JSON, under the destination rules, once: redirects are not followed. Each call has a connection of its own, to an address that
 * was checked for it.
 * @param url from `parseDestination`. @throws whatever `connectFailureOf` tells apart; an AbortError when the signal aborts.
 */
export async function postJson(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  { rules, ca }: Omit<OutboundOptions, "timeoutMs">,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const lookup = lookupUnder(rules);
  const isSecure = url.protocol === "https:";
  // An agent for one connection: none is kept, so every attempt is looked up and checked.
  const agent = isSecure
    ? new https.Agent({ lookup, ...(ca === undefined ? {} : { ca }) })
    : new http.Agent({ lookup });
  return await new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request(url, {
      method: "POST",
      agent,
      signal,
      headers: {
        "content-type": "application/json; charset=utf-8",
        accept: "*/*",
        ...headers,
        "content-length": Buffer.byteLength(body),
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const done = () => {
        const text = Buffer.concat(parts).subarray(0, ANSWER_BYTES_MAX).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        request.destroy();
      };
      response.on("data", (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes > ANSWER_BYTES_MAX) done();
      });
      // The status is the answer; a body that breaks off or never ends takes nothing back.
      response.on("close", done).on("error", done);
    });
    request.end(body);
  });
}

const NO_ADDRESS = /^E(NOTFOUND|NODATA|SERVFAIL|FORMERR|REFUSED|TIMEOUT|BADNAME|BADRESP|NONAME|CANCELLED)$/;
const TLS = /CERT|SSL|TLS|ISSUER|SIGNATURE|^EPROTO$/;

export function connectFailureOf(error: unknown): ConnectFailure {
  if (error instanceof DestinationRefusedError) return "refused_destination";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (NO_ADDRESS.test(code)) return "unresolved";
  return TLS.test(code) ? "tls" : "unreachable";
}
