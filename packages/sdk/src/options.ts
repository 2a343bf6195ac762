/** How to reach MastGuard. */
export interface MastGuardClientOptions {
  /** The organization's API key (`mg_live_…`). Sent as `X-API-Key`; never logged, printed or put into an error. */
  readonly apiKey: string;
  /** Default `https://api.mastguard.io`. A path is kept: `https://host/prefix` calls `https://host/prefix/api/v1/…`. */
  readonly baseUrl?: string;
  /** Milliseconds one attempt may take, reading the answer included: 1 to 2,147,483,647. Default 30,000. */
  readonly timeout?: number;
  /** Further attempts after 429, 5xx and network errors: 0 to 10. Default 3. */
  readonly retries?: number;
  /** Milliseconds before the first retry, doubled for each one after it: 0 to 60,000. Default 1,000. */
  readonly retryDelay?: number;
  /** Called for every failed attempt, including those that are retried. What it throws is ignored. */
  readonly onError?: (error: Error) => void;
  /** Replaces the runtime's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** The options with defaults filled in. */
export type ResolvedOptions = Required<MastGuardClientOptions>;

const TIMER_MAX_MS = 2_147_483_647;

/**
 * Checks the options and fills in the defaults.
 * @throws TypeError naming the option that is wrong; the API key is never quoted
 */
export function resolveOptions(options: MastGuardClientOptions): ResolvedOptions {
  return {
    apiKey: apiKeyFrom(options.apiKey),
    baseUrl: baseUrlFrom(options.baseUrl ?? "https://api.mastguard.io"),
    timeout: within("timeout", options.timeout ?? 30_000, 1, TIMER_MAX_MS),
    retries: within("retries", options.retries ?? 3, 0, 10),
    retryDelay: within("retryDelay", options.retryDelay ?? 1_000, 0, 60_000),
    onError: options.onError ?? (() => undefined),
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
}

function apiKeyFrom(value: unknown): string {
  if (typeof value !== "string" || value === "") {
    throw new TypeError("`apiKey` is missing: create one on the Developer page and pass it to MastGuardClient");
  }
  // Checked here because a header error of the runtime would quote the key.
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new TypeError("`apiKey` contains white space or a character that is not ASCII: copy it again");
  }
  return value;
}

function baseUrlFrom(value: string): string {
  const url = parseUrl(value);
  const isPlain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (!/^https?:$/.test(url.protocol) || !isPlain) {
    throw new TypeError("`baseUrl` must be an http or https URL without credentials, query or fragment");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function parseUrl(value: string): URL {
  try {
    return new URL(value);
  } catch (cause) {
    throw new TypeError(`\`baseUrl\` is not a URL: \`${value}\``, { cause });
  }
}

function within(name: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new TypeError(`\`${name}\` must be a whole number from ${min} to ${max}, not \`${value}\``);
  }
  return value;
}
