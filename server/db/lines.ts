/**
 * Work of one process that would wait for the same row, in line before it takes a connection: of many who wait, one holds one. Across
 * processes the row's lock decides.
 */
export class Lines {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when what stands before it in the line of that name has ended, however it ended. */
  async inLine<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name);
    const mine = (async () => {
      await before?.catch(() => {}); // its own caller's
      return await work();
    })();
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}
