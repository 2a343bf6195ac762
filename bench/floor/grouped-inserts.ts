import type pg from "pg";

interface Waiting {
  readonly content: Buffer;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

const BATCH_MAX = 512;

/** Commits rows in groups: what arrives while one statement is being synced to disk goes with the next. */
export class GroupedInserts {
  readonly #client: pg.Client;
  #waiting: Waiting[] = [];
  #isBusy = false;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Resolves when the row is on disk. */
  insert(content: Buffer): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ content, done, fail });
      if (this.#isBusy) return;
      this.#isBusy = true;
      setImmediate(() => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, BATCH_MAX));
    this.#isBusy = false;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#client.query({
        name: "insert",
        text: "insert into kept (content) select * from unnest($1::bytea[])",
        values: [batch.map(({ content }) => content)],
      });
      for (const { done } of batch) done();
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}
