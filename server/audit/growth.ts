import type { OrganizationId } from "@/server/ids";
import { onLogGrew } from "./listener";

/** Waits for an organization's log to grow. Remembers a hint that comes while nobody waits, so that none is lost in between. */
export class LogGrowth {
  #isDue = false;
  #wake: () => void = () => {};
  readonly #stop: () => void;
  readonly #signal: AbortSignal;

  constructor(organizationId: OrganizationId, signal: AbortSignal) {
    this.#signal = signal;
    const wake = () => {
      this.#isDue = true;
      this.#wake();
    };
    signal.addEventListener("abort", wake, { once: true });
    this.#stop = onLogGrew(organizationId, wake);
  }

  /** Resolves at the next hint, at one that came since the last call, after `ms`, since hints can be missed, or on abort. */
  async next(ms: number): Promise<void> {
    if (!this.#isDue && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isDue = false;
  }

  close(): void {
    this.#stop();
  }
}
