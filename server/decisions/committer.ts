import type pg from "pg";
import { connectDirect } from "@/server/db/client";
import { UnavailableError } from "@/server/errors";
import { COMMIT_SQL, type CommitResult, type CommitRow, commitParameters } from "./commit-row";

interface Waiting {
  readonly row: CommitRow;
  readonly done: (result: CommitResult) => void;
  readonly fail: (error: unknown) => void;
}
interface ResultRow {
  readonly ord: number;
  readonly status: CommitResult["status"] | "busy";
  readonly index: number | null;
  readonly trace: string | null;
}

const BATCH_MAX = 512;
/** Rows that may wait; beyond, callers are told to come back instead of growing the heap. */
const QUEUE_MAX = 20_000;
const ATTEMPTS_MAX = 4;
const RETRY_DELAY_MS = 50;
/** Connection lost, shutting down, starting up, serialization and deadlock: the batch may be sent again. */
const RETRYABLE = /^(08|57P|40001|40P01|55P03|E)/;

/**
 * Group commit: what arrives while a batch is on its way to disk goes with the next one, so a lone request never waits
 * and throughput comes from sharing. Callers are answered after the commit.
 *
 * Two lanes: the fast one never waits for an organization whose head another transaction holds; such rows move to the
 * slow lane, which does, so one tenant's long transaction delays nobody else.
 */
export class Committer {
  readonly #slow = new Lane(null);
  readonly #fast = new Lane(this.#slow);

  /** Resolves when the row's fate is on disk. Rejects with UnavailableError when the database cannot be reached. */
  commit(row: CommitRow): Promise<CommitResult> {
    return new Promise((done, fail) => this.#fast.add({ row, done, fail }));
  }

  /** Waits for what is on its way and closes the lanes' connections. */
  async close(): Promise<void> {
    await this.#fast.close();
    await this.#slow.close();
  }
}

class Lane {
  readonly #slow: Lane | null;
  readonly #queue: Waiting[] = [];
  #draining: Promise<void> | null = null;
  #client: pg.Client | null = null;

  constructor(slow: Lane | null) {
    this.#slow = slow;
  }

  add(waiting: Waiting): void {
    if (this.#queue.length >= QUEUE_MAX) return waiting.fail(new UnavailableError("The server is at capacity.", 1));
    this.#queue.push(waiting);
    // A turn of the event loop later: requests that were read together share the commit.
    this.#draining ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.#drain());
  }

  async close(): Promise<void> {
    await this.#draining;
    await this.#client?.end();
    this.#client = null;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#commit(this.#queue.splice(0, BATCH_MAX));
    }
    this.#draining = null;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#send(batch.map(({ row }) => row));
      for (const result of results) this.#settle(batch[result.ord - 1], result);
    } catch (error) {
      // A row the database refuses must not take its neighbours, other tenants among them, down with it.
      if (isRefusal(error) && batch.length > 1) {
        const middle = batch.length >> 1;
        await this.#commit(batch.slice(0, middle));
        await this.#commit(batch.slice(middle));
        return;
      }
      for (const { fail } of batch)
        fail(new UnavailableError("The log cannot be written right now.", 1, { cause: error }));
    }
  }

  #settle(waiting: Waiting | undefined, { status, index, trace }: ResultRow): void {
    if (status === "busy" && waiting) this.#slow?.add(waiting);
    else if (status === "committed" && index !== null) waiting?.done({ status, index });
    else if (status === "duplicate" && trace !== null) waiting?.done({ status, trace });
    else if (status === "revoked_key" || status === "stale_epoch" || status === "stale_session")
      waiting?.done({ status });
    else waiting?.fail(new Error(`commit_decisions answered ${status} without what belongs to it`));
  }

  async #send(rows: readonly CommitRow[], attempt = 0): Promise<readonly ResultRow[]> {
    try {
      this.#client ??= await connectDirect();
      // Ids are made before the first attempt, so `again` recognises rows that did commit although the answer was lost.
      const values = commitParameters(rows, attempt > 0, this.#slow === null);
      const { rows: results } = await this.#client.query<ResultRow>({
        name: "commit_decisions",
        text: COMMIT_SQL,
        values,
      });
      return results;
    } catch (error) {
      const lost = this.#client;
      this.#client = null;
      await lost?.end().catch(() => {}); // already broken; the next attempt opens another
      if (attempt + 1 >= ATTEMPTS_MAX || isRefusal(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS * 2 ** attempt));
      return await this.#send(rows, attempt + 1);
    }
  }
}

/** The database answered, and its answer was no: the same rows would be refused again. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code !== "" && !RETRYABLE.test(code);
}
