import type pg from "pg";
import { connectDirect } from "@/server/db/client";

/** A database function that writes rows in one transaction and answers each; the only writers of the log are such. */
export interface CommitStatement<Row> {
  /** It is prepared under this name on each connection. */
  readonly name: string;
  readonly sql: string;
  /** @param again true when an attempt before may have committed. @param wait whether to wait for heads that others hold. */
  readonly parameters: (rows: readonly Row[], again: boolean, wait: boolean) => unknown[];
  readonly organizationOf: (row: Row) => string;
  readonly bytesOf: (row: Row) => number;
}

/** What became of a row. */
export type CommitResult =
  | { readonly status: "committed"; readonly index: number }
  | { readonly status: "duplicate"; readonly trace: string }
  | { readonly status: (typeof REFUSALS)[number] };

/** Nothing was written of the row, and why. */
export const REFUSALS = [
  "revoked_key",
  "stale_epoch",
  "stale_session",
  "wrong_time",
  "gone",
  "limit",
  "backlog_full",
] as const;

/** What the function said of one row; `ord` counts from 1. */
export interface CommitAnswer {
  readonly ord: number;
  readonly status: CommitResult["status"] | "busy";
  readonly index: number | null;
  readonly trace: string | null;
}

interface Progress {
  readonly attempt: number;
  /** Unix milliseconds after which nothing is tried again: the callers wait. */
  readonly until: number;
}

const ATTEMPTS_MAX = 4;
const RETRY_DELAY_MS = 50;
const LOCK_TIMEOUT = "55P03";
const BUDGET_MS = 5_000;
/** Connection lost, shutting down, starting up, serialization and deadlock: the batch may be sent again. */
const RETRYABLE = /^(08|57P|40001|40P01|E)/;

/** One connection that commits one batch at a time. Opens when first used, and again after it broke. */
export class CommitLane<Row> {
  readonly #statement: CommitStatement<Row>;
  readonly #settings: string;
  #client: pg.Client | null = null;
  isBusy = false;

  /** @param settings session settings, as command-line options of the server: `-c lock_timeout=100ms` */
  constructor(statement: CommitStatement<Row>, settings = "") {
    this.#statement = statement;
    this.#settings = settings;
  }

  /**
   * Sends a batch until the database has answered. Ids are made before the first attempt, so rows that did commit although
   * the answer was lost are recognised, not repeated.
   * @param wait whether to wait for organizations whose head another transaction holds, or to answer `busy` for them.
   */
  async send(rows: readonly Row[], wait: boolean): Promise<readonly CommitAnswer[]> {
    this.isBusy = true;
    try {
      return await this.#send(rows, wait, { attempt: 0, until: Date.now() + BUDGET_MS });
    } finally {
      this.isBusy = false;
    }
  }

  async close(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
  }

  async #send(rows: readonly Row[], wait: boolean, { attempt, until }: Progress): Promise<readonly CommitAnswer[]> {
    try {
      this.#client ??= await connectDirect(this.#settings);
      const { name, sql, parameters } = this.#statement;
      const values = parameters(rows, attempt > 0, wait);
      const { rows: answers } = await this.#client.query<CommitAnswer>({ name, text: sql, values });
      return answers;
    } catch (error) {
      const code = codeOf(error);
      if (code === LOCK_TIMEOUT && wait) return await this.#send(rows, false, { attempt, until });
      const lost = this.#client;
      this.#client = null;
      await lost?.end().catch(() => {}); // already broken; the next attempt opens another
      if (attempt + 1 >= ATTEMPTS_MAX || isRefusal(error) || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS * 2 ** attempt));
      return await this.#send(rows, wait, { attempt: attempt + 1, until });
    }
  }
}

/** The database answered, and its answer was no: the same rows would be refused again. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== "" && !RETRYABLE.test(code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
