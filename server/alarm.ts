/** Waits that others can end. Remembers a ring that comes while nobody waits, so that none is lost in between. */
export class Alarm {
  #isRung = false;
  #wake: () => void = () => {};
  readonly #signal: AbortSignal | null;

  /** @param signal ends every wait once it aborts. */
  constructor(signal: AbortSignal | null = null) {
    this.#signal = signal;
    signal?.addEventListener("abort", () => this.ring(), { once: true });
  }

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  /** Resolves at the next ring, at one since the last wait, after `ms`, or on abort. */
  async wait(ms: number): Promise<void> {
    if (!this.#isRung && this.#signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isRung = false;
  }
}
