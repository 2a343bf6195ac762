import { Connection } from "./connection";
import { type Distribution, Histogram } from "./histogram";
import type { FramedResponse } from "./response-framer";

/** How hard and how long to send. */
export interface Drive {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Whole HTTP/1.1 requests, sent in turn, over and over. */
  readonly requests: readonly Buffer[];
  readonly connections: number;
  /** Requests a second, due whether or not earlier ones are answered; null: each connection sends when its last was answered. */
  readonly rate?: number | null;
  /** Sent, answered, and left out of the figures. */
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Ends the run early; a bound for what the run leaves behind. */
  readonly requestsMax: number;
}

/** What came of it. */
export interface Driven {
  /** Latencies in microseconds of the answers 2xx that arrived in the measured time; at a rate, from when the request was due. */
  readonly latencyUs: Distribution;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Answers 2xx over the whole run, warm-up and the last ones on their way included. */
  readonly answered: number;
  /** Everything else over the whole run: other answers, broken connections. */
  readonly errors: number;
  /** The first of them in words. */
  readonly firstError: string | null;
}

/**
 * Each connection sends its next request when the answer to the last is complete, at a rate when the next one is due; none is ever sent
 * twice. What was due while all connections waited counts from then, so a server that stalls cannot hide it.
 */
export async function drive(plan: Drive): Promise<Driven> {
  const opened = await Promise.all(Array.from({ length: plan.connections }, () => Connection.open(plan.port)));
  const run = new Run(plan);
  try {
    await Promise.all(opened.map((connection) => run.keepSending(connection)));
  } finally {
    for (const connection of opened) connection.close();
  }
  return run.result();
}

/** A timer is no finer: what is due sooner is sent at once. */
const TIMER_MS = 1;

class Run {
  readonly #latency = new Histogram();
  readonly #plan: Drive;
  readonly #measureFrom: number;
  readonly #end: number;
  #lastAnswerAt: number;
  readonly #began = performance.now();
  #sent = 0;
  #answered = 0;
  #errors = 0;
  #firstError: string | null = null;

  constructor(plan: Drive) {
    this.#plan = plan;
    this.#measureFrom = performance.now() + plan.warmUpMs;
    this.#end = this.#measureFrom + plan.measureMs;
    this.#lastAnswerAt = this.#measureFrom;
  }

  /** Resolves when the time is up and the last answer has come, or the connection is broken. */
  keepSending(connection: Connection): Promise<void> {
    const { requests, requestsMax } = this.#plan;
    return new Promise((resolve) => {
      const send = (dueAt: number, request: Buffer): void =>
        connection.send(request, (answer) => {
          this.#take(answer, dueAt);
          if (answer instanceof Error) resolve();
          else next();
        });
      const next = (): void => {
        const now = performance.now();
        const request = requests[this.#sent % requests.length];
        const dueAt = this.#dueAt(now);
        if (dueAt >= this.#end || this.#sent >= requestsMax || request === undefined) return resolve();
        this.#sent += 1;
        if (dueAt - now < TIMER_MS) send(dueAt, request);
        else setTimeout(() => send(dueAt, request), dueAt - now);
      };
      next();
    });
  }

  #dueAt(now: number): number {
    const { rate = null } = this.#plan;
    return rate === null ? now : this.#began + (this.#sent * 1_000) / rate;
  }

  #take(answer: FramedResponse | Error, sentAt: number): void {
    if (answer instanceof Error || Math.floor(answer.status / 100) !== 2) {
      this.#errors += 1;
      this.#firstError ??=
        answer instanceof Error ? answer.message : `${answer.status} ${answer.body.toString("utf8", 0, 500)}`;
      return;
    }
    this.#answered += 1;
    const now = performance.now();
    if (now < this.#measureFrom || now > this.#end) return;
    this.#latency.add((now - sentAt) * 1_000);
    this.#lastAnswerAt = now;
  }

  result(): Driven {
    const latencyUs = this.#latency.distribution();
    const wasCut = this.#sent >= this.#plan.requestsMax;
    const seconds = (wasCut ? this.#lastAnswerAt - this.#measureFrom : this.#plan.measureMs) / 1_000;
    return {
      latencyUs,
      seconds,
      requestsPerSecond: seconds > 0 ? latencyUs.count / seconds : 0,
      answered: this.#answered,
      errors: this.#errors,
      firstError: this.#firstError,
    };
  }
}
