import { parseDestination } from "@/server/http/destination";
import { connectFailureOf, type OutboundAnswer, postJson } from "@/server/http/outbound";
import type { SendOptions } from "./send-options";
import type { Sent } from "./sent";

interface Question {
  readonly url: string;
  /** JSON. */
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What an answer means that is not the same for all providers. */
  readonly judge: (answer: OutboundAnswer) => Sent;
}

const RETRY_AFTER_MAX_MS = 86_400_000;

/** Posts to a provider and says what came of it. Never throws. @param signal ends the attempt. */
export async function ask(
  { url, body, headers, judge }: Question,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  try {
    const named = { "user-agent": "MastGuard-Notifications/1", ...headers };
    const answer = await postJson(parseDestination(url, options.rules), body, named, options, signal);
    return standing(answer, options.now()) ?? judge(answer);
  } catch (error) {
    return failed(signal.aborted ? "timeout" : connectFailureOf(error), null);
  }
}

/** What means the same wherever it comes from; null when it depends. */
function standing({ status, headers }: OutboundAnswer, now: Date): Sent | null {
  if (status === 410) return { kind: "refused", reason: "gone", status, detail: null };
  if (status === 429) return { ...failed("limited", status), retryAfterMs: retryAfterMs(headers["retry-after"], now) };
  if (status >= 300 && status < 400) return failed("redirect", status);
  return null;
}

export function failed(
  failure: (Sent & { kind: "failed" })["failure"],
  status: number | null,
  detail: string | null = null,
) {
  return { kind: "failed", failure, status, detail } as const;
}

/** RFC 9110 §10.2.3: seconds, or a date. At most a day; null when it says neither. */
function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), RETRY_AFTER_MAX_MS);
}

/** An answer's JSON, or null when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
