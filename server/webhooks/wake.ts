/** Something to wait for. Remembers a wake that comes while nobody waits, so that none is lost in between. */
export class Wake {
  #isDue = false;
  #resolve: () => void = () => {};
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => this.wake(), { once: true });
  }

  wake(): void {
    this.#isDue = true;
    this.#resolve();
  }

  /** Resolves at the next wake, at one since the last call, after `ms`, or on abort. */
  async next(ms: number): Promise<void> {
    if (!this.#isDue && !this.#signal.aborted)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#isDue = false;
  }
}
