import { setTimeout as sleep } from "node:timers/promises";
import { UnavailableError } from "@/server/errors";
import { wideEvent } from "@/server/log";

interface Options {
  /** Asks the database whether it is there, on a connection of its own; false when it gave no answer in time. */
  readonly ask: () => Promise<boolean>;
  /** It is away: ends what waits for it, and says how many connections that were. */
  readonly lost: () => number;
  /** How long it may say nothing to those who wait before it is asked. Milliseconds, as below. */
  readonly quietMs: number;
  /** Between two looks, and between two questions while it is away. */
  readonly everyMs: number;
}

/** Somebody who waits for what the database has a part in. */
export interface Waiter {
  /** Whether they have been told that there is no answer: nothing is begun for them any more. */
  readonly isOver: boolean;
}

/**
 * What a process knows of its database: whether it is there. When those who wait hear nothing, none of them, it is asked; when it
 * does not answer that either it is away until it does, all who wait are told, and nobody begins to. Its silence is what counts, not
 * how long a piece of work takes: a lock that one organization waits for, or a process with more to do than it can, is no absence.
 * No caller's question is ever used for trying.
 */
export class Presence {
  readonly #options: Options;
  /** The one who has waited longest first. */
  readonly #waiting = new Set<Waiting>();
  #heardAt = Number.NEGATIVE_INFINITY;
  #watch: NodeJS.Timeout | null = null;
  #isAsking = false;
  #isAway = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The database said something. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /**
   * The outcome of `work`, unless the database is away or turns out to be; the work goes on then, and its outcome is nobody's.
   * @throws UnavailableError then, at once or after what `quietMs` and a question take.
   */
  async wait<T>(work: (waiter: Waiter) => Promise<T>): Promise<T> {
    if (this.#isAway) throw away("Nothing was recorded.");
    const waiting = new Waiting();
    this.#waiting.add(waiting);
    this.#watch ??= setInterval(() => this.#look(), this.#options.everyMs).unref();
    try {
      return await Promise.race([work(waiting), waiting.lost]);
    } finally {
      this.#waiting.delete(waiting);
    }
  }

  #look(): void {
    const [longest] = this.#waiting;
    if (longest === undefined) {
      if (this.#watch) clearInterval(this.#watch);
      this.#watch = null;
    } else if (!this.#isAsking && performance.now() - Math.max(longest.began, this.#heardAt) >= this.#options.quietMs) {
      this.#isAsking = true;
      void this.#askUntilThere();
    }
  }

  async #askUntilThere(): Promise<void> {
    for (let askedAt = performance.now(); !(await this.#options.ask()); askedAt = performance.now()) {
      if (this.#heardAt >= askedAt) break; // too busy for a new connection, and there
      if (!this.#isAway) this.#lose();
      await sleep(this.#options.everyMs, undefined, { ref: false });
    }
    if (this.#isAway) wideEvent("info", { event: "database.back" });
    this.#isAway = false;
    this.#isAsking = false;
  }

  #lose(): void {
    this.#isAway = true;
    for (const waiting of this.#waiting) waiting.lose();
    wideEvent("error", { event: "database.away", connectionsCut: this.#options.lost() });
  }
}

class Waiting implements Waiter {
  readonly began = performance.now();
  readonly lost: Promise<never>;
  isOver = false;
  #reject: (error: Error) => void = () => {};

  constructor() {
    this.lost = new Promise((_, reject) => {
      this.#reject = reject;
    });
  }

  lose(): void {
    this.isOver = true;
    this.#reject(away("Whether something was recorded is not known: send it again with the same Idempotency-Key."));
  }
}

function away(consequence: string): UnavailableError {
  return new UnavailableError(`The database does not answer. Nothing was allowed. ${consequence}`, 1);
}
