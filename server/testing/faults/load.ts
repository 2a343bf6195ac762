import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

/** One try of a request, as its sender saw it. Times are `performance.now()`. */
interface Attempt {
  readonly sentAt: number;
  /** From the request to the whole answer, or to the broken connection. */
  readonly ms: number;
  /** Null when the connection broke. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  readonly port: number;
}

/** An event and everything that was heard of it. */
export interface Sent {
  readonly key: string;
  /** What the policy says of it, whatever happens. */
  readonly mustBlock: boolean;
  readonly attempts: Attempt[];
  acknowledged: { readonly traceId: string; readonly decision: string } | null;
}

interface Options {
  readonly ports: readonly number[];
  readonly apiKey: string;
  readonly workers: number;
  /** New events of all workers together; as fast as they are answered where it is infinite. */
  readonly perSecond: number;
  readonly payloadBytes?: number;
}

/** A retry as an SDK would make it, but sooner than `Retry-After` says: more requests while the fault lasts. */
const RETRY_MS = 100;
const GIVE_UP_MS = 30_000;
const Answer = z.object({ data: z.object({ traceId: z.string(), decision: z.string() }) });

/**
 * Agents that ingest until they are stopped. Every event has an Idempotency-Key and is sent, with the same bytes, until it is
 * acknowledged, each time to the next node: what the log must hold in the end is known exactly.
 */
export class Load {
  readonly sent: Sent[] = [];
  readonly #options: Options;
  readonly #agent = new http.Agent({ keepAlive: true });
  readonly #stopping = new AbortController();
  readonly #workers: Promise<void>[];
  #nextAt = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#workers = Array.from({ length: options.workers }, (_, worker) => this.#work(worker));
  }

  /** Resolves when so many more events are acknowledged: the service works. */
  async acknowledges(more: number, withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    const before = this.acknowledged;
    while (this.acknowledged < before + more) {
      if (performance.now() > end)
        throw new Error(`only ${this.acknowledged - before} events were acknowledged in ${withinMs} ms`);
      await sleep(20);
    }
  }

  /** No new events; resolves when every one that was sent is acknowledged. Rejects when one is not, in 30 s. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#workers);
    this.#agent.destroy();
  }

  get acknowledged(): number {
    return this.sent.reduce((sum, { acknowledged }) => sum + (acknowledged === null ? 0 : 1), 0);
  }

  async #work(worker: number): Promise<void> {
    const { payloadBytes = 0 } = this.#options;
    for (let n = 0; !this.#stopping.signal.aborted; n++) {
      await this.#turn();
      const mustBlock = n % 5 === 0;
      const body = JSON.stringify({
        agentId: `agent-${worker}`,
        actionType: "API_CALL",
        payload: { n, mustBlock, filling: "x".repeat(payloadBytes) },
        context: n % 3 === 0 ? {} : { sessionId: `session-${worker}-${n % 7}` },
      });
      const one: Sent = { key: `${worker}.${n}.${this.#nonce}`, mustBlock, attempts: [], acknowledged: null };
      this.sent.push(one);
      await this.#untilAcknowledged(one, body, worker + n);
    }
  }

  /** Until the next event is due, whoever sends it. */
  async #turn(): Promise<void> {
    const now = performance.now();
    const due = Math.max(now, this.#nextAt);
    this.#nextAt = due + 1_000 / this.#options.perSecond;
    if (due > now) await sleep(due - now);
  }

  async #untilAcknowledged(one: Sent, body: string, first: number): Promise<void> {
    let giveUpAt: number | null = null;
    for (;;) {
      const port = this.#options.ports[(first + one.attempts.length) % this.#options.ports.length] ?? 0;
      await this.#attempt(one, body, port);
      if (one.acknowledged !== null) return;
      if (this.#stopping.signal.aborted) giveUpAt ??= performance.now() + GIVE_UP_MS;
      if (giveUpAt !== null && performance.now() > giveUpAt)
        throw new Error(`never acknowledged: ${JSON.stringify(one.attempts.slice(-3))}`);
      await sleep(RETRY_MS);
    }
  }

  async #attempt(one: Sent, body: string, port: number): Promise<void> {
    const sentAt = performance.now();
    const { status, retryAfter, text } = await this.#post(one.key, body, port);
    one.attempts.push({ sentAt, ms: performance.now() - sentAt, status, retryAfter, port });
    if (status === 200) one.acknowledged = Answer.parse(JSON.parse(text)).data;
  }

  /** A broken connection is an answer too: that nothing is known. */
  #post(key: string, body: string, port: number) {
    return new Promise<{ status: number | null; retryAfter: string | null; text: string }>((resolve) => {
      const broken = () => resolve({ status: null, retryAfter: null, text: "" });
      const request = http.request(
        {
          agent: this.#agent,
          host: "127.0.0.1",
          port,
          method: "POST",
          path: "/api/v1/governance/ingest",
          headers: { "content-type": "application/json", "x-api-key": this.#options.apiKey, "idempotency-key": key },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (part: string) => (text += part));
          response.on("error", broken).on("close", () => {
            const retryAfter = response.headers["retry-after"] ?? null;
            if (response.complete) resolve({ status: response.statusCode ?? null, retryAfter, text });
            else broken();
          });
        },
      );
      request.on("error", broken).end(body);
    });
  }

  readonly #nonce = Math.random().toString(36).slice(2);
}
