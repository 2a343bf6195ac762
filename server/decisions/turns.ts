import { OverloadedError } from "@/server/errors";
import { Shares } from "@/server/http/shares";

interface Bounds {
  /** Decisions between sealing and disk on this node, and how many of them may be one organization's. */
  readonly active: number;
  readonly activePerOrganization: number;
  /** Those that wait for a place, shared by the organizations that wait; one alone has half. */
  readonly waiting: number;
  /** What waits holds in memory, and how much of that one organization's may. */
  readonly waitingBytes: { readonly total: number; readonly perClient: number };
}

interface Line {
  active: number;
  readonly waiting: (() => void)[];
}

/**
 * Whose decision is next. No organization has all places, and the free ones go round among those that wait, so a flood of one waits
 * behind itself. Beyond the bounds callers are told to come back: what cannot be done soon is not begun.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();
  /** Lines that wait, the next one first. */
  readonly #round = new Set<Line>();
  readonly #bytes: Shares;
  #active = 0;

  constructor(private readonly bounds: Bounds) {
    this.#bytes = new Shares(bounds.waitingBytes);
  }

  /**
   * Takes a place: undefined when there is one, else a promise of the turn. Whoever got it calls {@link leave} once.
   * @param bytesOf what the caller holds in memory meanwhile; asked only when it has to wait.
   * @throws OverloadedError when too many wait already, or too much.
   */
  enter(organization: string, bytesOf: () => number): Promise<void> | undefined {
    const { active, activePerOrganization } = this.bounds;
    const line = this.#lines.get(organization) ?? { active: 0, waiting: [] };
    if (line.waiting.length === 0 && line.active < activePerOrganization && this.#active < active) {
      this.#lines.set(organization, line);
      this.#begin(line);
      return undefined;
    }
    const others = this.#round.has(line) ? this.#round.size - 1 : this.#round.size;
    if (line.waiting.length >= this.bounds.waiting / Math.max(2, others + 1)) throw new OverloadedError("waiting");
    const bytes = bytesOf();
    if (this.#bytes.take(organization, bytes) !== null) throw new OverloadedError("waiting_bytes");
    this.#lines.set(organization, line);
    this.#round.add(line);
    return new Promise((resolve) =>
      line.waiting.push(() => {
        this.#bytes.give(organization, bytes);
        resolve();
      }),
    );
  }

  /** Does work in a turn of its own. @throws what {@link enter} and the work throw. */
  async take<T>(organization: string, bytesOf: () => number, work: () => Promise<T>): Promise<T> {
    const turn = this.enter(organization, bytesOf);
    if (turn) await turn;
    try {
      return await work();
    } finally {
      this.leave(organization);
    }
  }

  leave(organization: string): void {
    const line = this.#lines.get(organization);
    if (!line) return;
    line.active -= 1;
    this.#active -= 1;
    this.#callNext();
    if (line.active === 0 && line.waiting.length === 0) this.#lines.delete(organization);
  }

  /** A place has come free: for the first line that may have one more, which then goes to the end. */
  #callNext(): void {
    for (const line of this.#round) {
      if (line.active >= this.bounds.activePerOrganization) continue;
      const turn = line.waiting.shift();
      this.#round.delete(line);
      if (line.waiting.length > 0) this.#round.add(line);
      this.#begin(line);
      return turn?.();
    }
  }

  #begin(line: Line): void {
    line.active += 1;
    this.#active += 1;
  }
}

const MB = 1_048_576;

/** Two batches of the committer for one organization and as many for all others; beside them what is done within seconds. */
export const TURNS: Bounds = {
  active: 2_048,
  activePerOrganization: 1_024,
  waiting: 8_192,
  waitingBytes: { total: 128 * MB, perClient: 64 * MB },
};
