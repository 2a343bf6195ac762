import { type Answer, attempt } from "./attempt";
import { RateLimitError } from "./errors/http-errors";
import { InvalidResponseError } from "./errors/local-errors";
import { MastGuardError } from "./errors/mastguard-error";
import type { ResolvedOptions } from "./options";
import { type Page, readPageMeta } from "./page";
import { arrayOf, ReadError, type Reader } from "./reader";
import { retryDelayMs, sleep } from "./retry";

/** Query parameters; undefined ones are left out. */
type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A call to the API. `path` starts with `/api/`. */
interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** True: doing it twice is not the same as once, so only a refusal is followed by another attempt. */
  readonly once?: boolean;
}

/** Sends calls, with retries, and reads their answers. */
export interface Transport {
  /** Sends the call and reads `data`. */
  request<T>(call: Call, read: Reader<T>): Promise<T>;
  /** As `request`, with the envelope's `meta` for the caller to read. */
  requestWithMeta<T, M>(
    call: Call,
    read: Reader<T>,
    readMeta: Reader<M>,
  ): Promise<{ data: T; meta: M; isReplayed: boolean }>;
  /** One page of a numbered list. */
  page<T>(call: Call, read: Reader<T>): Promise<Page<T>>;
  /** All pages of a numbered list, one after another. */
  allPages<T>(call: Call, read: Reader<T>): Promise<T[]>;
  /** Tells `onError` of a failure that no call of the transport has told it of. */
  readonly tell: (error: Error) => void;
}

/** The key lives in this closure only, so printing a client cannot show it. */
export function createTransport(options: ResolvedOptions): Transport {
  const send = (call: Call) => sendWithRetries(options, call);

  const requestWithMeta: Transport["requestWithMeta"] = async (call, read, readMeta) => {
    const answer = await send(call);
    try {
      const { isReplayed } = answer;
      return { data: read(answer.data, "data"), meta: readMeta(answer.meta, "meta"), isReplayed };
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      const { status, requestId } = answer;
      const refused = new InvalidResponseError(error.message, { status, requestId, cause: error });
      report(options, refused);
      throw refused;
    }
  };

  const page: Transport["page"] = async (call, read) => {
    const { data, meta } = await requestWithMeta(call, arrayOf(read), readPageMeta);
    return { items: data, ...meta };
  };

  return {
    requestWithMeta,
    page,
    tell: (error) => report(options, error),
    request: async (call, read) => (await requestWithMeta(call, read, () => null)).data,
    async allPages(call, read) {
      const first = await page(call, read);
      const items = [...first.items];
      for (let number = 2; number <= first.totalPages; number++) {
        const next = await page({ ...call, query: { ...call.query, page: number, limit: first.limit } }, read);
        if (next.items.length === 0) break;
        items.push(...next.items);
      }
      return items;
    },
  };
}

async function sendWithRetries(options: ResolvedOptions, call: Call): Promise<Answer> {
  const exchange = {
    url: `${options.baseUrl}${call.path}${queryString(call.query ?? {})}`,
    init: requestInit(options, call),
    timeoutMs: options.timeout,
    signal: call.signal,
    fetch: options.fetch,
  };
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt(exchange);
    } catch (error) {
      if (error instanceof MastGuardError) report(options, error);
      const isOver = attempts > options.retries || (call.once === true && !(error instanceof RateLimitError));
      const delayMs = isOver ? null : retryDelayMs(error, attempts, options.retryDelay);
      if (delayMs === null) throw error;
      await sleep(delayMs, call.signal);
    }
  }
}

function requestInit({ apiKey }: ResolvedOptions, { method = "GET", body, headers }: Call): RequestInit {
  const json = body === undefined ? undefined : JSON.stringify(body);
  return {
    method,
    headers: {
      accept: "application/json",
      "x-api-key": apiKey,
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    // A followed redirect would hand the key to another host.
    redirect: "manual",
    ...(json === undefined ? {} : { body: json }),
  };
}

function queryString(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function report({ onError }: ResolvedOptions, error: Error): void {
  try {
    onError(error);
  } catch {
    // An observer that fails must not change what happens to the action.
  }
}
