import { env } from "@/server/env";
import { type DestinationRules, parseDestination, resolveByDns } from "@/server/http/destination";
import { type ConnectFailure, connectFailureOf, type OutboundOptions, postJson } from "@/server/http/outbound";

/** What a node needs to send. */
export type SenderOptions = OutboundOptions;

/** Why an attempt failed; `status` is any answer but 2xx, 3xx and 410. */
export type SendFailure = "status" | "redirect" | "timeout" | ConnectFailure;

/** What came of one attempt. `gone`: answered with 410, nothing is to be sent there again. */
export type Sent =
  | { readonly kind: "delivered"; readonly status: number }
  | { readonly kind: "gone"; readonly status: number }
  | { readonly kind: "failed"; readonly failure: SendFailure; readonly status: number | null };

const TIMEOUT_MS = 10_000;

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
 * takes at most `timeoutMs`. The answer's body is thrown away. Never throws.
 */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  options: SenderOptions,
): Promise<Sent> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const named = { ...headers, "user-agent": "MastGuard-Webhooks/1" };
    const { status } = await postJson(parseDestination(url, options.rules), body, named, options, signal);
    if (status >= 200 && status < 300) return { kind: "delivered", status };
    if (status === 410) return { kind: "gone", status };
    return { kind: "failed", failure: status >= 300 && status < 400 ? "redirect" : "status", status };
  } catch (error) {
    return { kind: "failed", failure: signal.aborted ? "timeout" : connectFailureOf(error), status: null };
  }
}
