import http from "node:http";
import https from "node:https";
import { env } from "@/server/env";
import {
  DestinationRefusedError,
  type DestinationRules,
  lookupUnder,
  parseDestination,
  resolveByDns,
} from "@/server/http/destination";

/** What a node needs to send. */
export interface SenderOptions {
  readonly rules: DestinationRules;
  /** For one whole attempt: looking up, connecting, sending, being answered. */
  readonly timeoutMs: number;
  /** Certificates to trust instead of the usual authorities, PEM. */
  readonly ca?: string;
}

/** Why an attempt failed; `status` is any answer but 2xx, 3xx and 410. */
export type SendFailure =
  | "status"
  | "redirect"
  | "timeout"
  | "unresolved"
  | "refused_destination"
  | "tls"
  | "unreachable";

/** What came of one attempt. `gone`: answered with 410, nothing is to be sent there again. */
export type Sent =
  | { readonly kind: "delivered"; readonly status: number }
  | { readonly kind: "gone"; readonly status: number }
  | { readonly kind: "failed"; readonly failure: SendFailure; readonly status: number | null };

const TIMEOUT_MS = 10_000;
/** An answer's body is read so far, so that a receiver can finish writing it, and thrown away. */
const ANSWER_BYTES_MAX = 16_384;

/** Where webhooks of this installation may go. */
export function webhookRules(): DestinationRules {
  return { allowLoopback: env().WEBHOOKS_ALLOW_LOOPBACK, resolve: resolveByDns };
}

/** What this node sends with. */
export function senderOptions(): SenderOptions {
  return { rules: webhookRules(), timeoutMs: TIMEOUT_MS };
}

/**
 * Posts a delivery to a URL of a customer's choice, under the destination rules, once: redirects are not followed, the whole of it
 * takes at most `timeoutMs`. Each attempt has a connection of its own, to an address that was checked for it. Never throws.
 */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  options: SenderOptions,
): Promise<Sent> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const status = await statusOf(parseDestination(url, options.rules), body, headers, options, signal);
    if (status >= 200 && status < 300) return { kind: "delivered", status };
    if (status === 410) return { kind: "gone", status };
    return { kind: "failed", failure: status >= 300 && status < 400 ? "redirect" : "status", status };
  } catch (error) {
    return { kind: "failed", failure: signal.aborted ? "timeout" : failureOf(error), status: null };
  }
}

/** Resolves with the status as soon as it is there and the body has been dealt with. */
async function statusOf(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  { rules, ca }: SenderOptions,
  signal: AbortSignal,
): Promise<number> {
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
        ...headers,
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
        "user-agent": "MastGuard-Webhooks/1",
        accept: "*/*",
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const done = () => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      };
      let bytes = 0;
      response.on("data", (part: Buffer) => {
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

function failureOf(error: unknown): SendFailure {
  if (error instanceof DestinationRefusedError) return "refused_destination";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (NO_ADDRESS.test(code)) return "unresolved";
  return TLS.test(code) ? "tls" : "unreachable";
}
