import { errorFromResponse } from "./errors/error-from-response";
import { InvalidResponseError, NetworkError, TimeoutError } from "./errors/local-errors";
import { isRecord } from "./json";

/** The useful parts of a successful envelope. */
export interface Answer {
  readonly data: unknown;
  readonly meta: unknown;
  readonly status: number;
  readonly requestId: string | null;
  /** The answer that an earlier request with this Idempotency-Key was given. */
  readonly isReplayed: boolean;
}

/** One HTTP exchange: where to, what, and how long it may take. */
interface Exchange {
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
  readonly fetch: typeof globalThis.fetch;
}

interface Received {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends a request once and unwraps the envelope.
 * @throws MastGuardError of the class that fits, or the reason of the caller's signal when that was aborted
 */
export async function attempt(exchange: Exchange): Promise<Answer> {
  const { response, text } = await receive(exchange);
  const body = parse(text);
  if (response.status >= 400) throw errorFromResponse({ status: response.status, headers: response.headers, body });
  return unwrap(response, body);
}

async function receive({ url, init, timeoutMs, signal, fetch }: Exchange): Promise<Received> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let interrupt: (reason: unknown) => void = () => undefined;
  // Raced as well as aborted: a `fetch` that ignores its signal must not hold the caller.
  const interruption = new Promise<never>((_, reject) => {
    interrupt = (reason) => {
      reject(reason);
      controller.abort();
    };
  });
  const timer = setTimeout(() => interrupt(new TimeoutError(timeoutMs)), timeoutMs);
  const onAbort = () => interrupt(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([transfer(fetch, url, { ...init, signal: controller.signal }), interruption]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function transfer(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Received> {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (cause) {
    throw new NetworkError(cause);
  }
}

/** The parsed body, or `undefined` when it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // told apart by the callers: an error status has its own class, a success is refused
  }
}

function unwrap({ status, headers }: Response, body: unknown): Answer {
  const requestId = headers.get("x-request-id");
  if (status < 200 || status >= 300) throw new InvalidResponseError(`status ${status}`, { status, requestId });
  if (!isRecord(body)) throw new InvalidResponseError("the body is not a JSON object", { status, requestId });
  if (body.success !== true) throw new InvalidResponseError("`success` is not true", { status, requestId });
  const isReplayed = headers.get("idempotent-replayed") === "true";
  return { data: body.data, meta: body.meta, status, requestId, isReplayed };
}
