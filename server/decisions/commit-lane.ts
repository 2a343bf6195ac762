import type pg from "pg";
import { connectDirect, hangUp } from "@/server/db/client";
import { placeholders } from "./commit-columns";

/** A database function that writes rows in one transaction and answers each; the only writers of the log are such. */
export interface CommitStatement<Row> {
  /** The function's; the statement is prepared under it on each connection. */
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
  | { readonly status: Refusal };

/** Nothing was written of the row, and why. */
type Refusal = "revoked_key" | "stale_epoch" | "stale_session" | "wrong_time" | "gone" | "limit" | "backlog_full";

/** What the function said of one row; `ord` counts from 1. */
export interface CommitAnswer {
  readonly ord: number;
  readonly status: CommitResult["status"] | "busy";
  readonly index: number | null;
  readonly trace: string | null;
}

/** What became of the row; `null` for what has to be asked again, and for an answer that lacks what belongs to it. */
export function resultOf({ status, index, trace }: CommitAnswer): CommitResult | null {
  if (status === "committed") return index === null ? null : { status, index };
  if (status === "duplicate") return trace === null ? null : { status, trace };
  return status === "busy" ? null : { status };
}

/**
 * Calls such a function. The last parameter, beyond the function's own, is this node's clock as the batch is sent. Where it differs from
 * the database's by more than 2 s, by a wrong clock or because the batch lay before a frozen server, the function is not called (its
 * callers have been told), and there is no row.
 * @param parameters of the function.
 */
export function callOf(name: string, parameters: number): string {
  const sentAt = `$${parameters + 1}::timestamptz`;
  return `select ord, status, index, trace from mastguard.${name}(${placeholders(parameters)})
    where ${sentAt} between now() - interval '2 seconds' and now() + interval '2 seconds'`;
}

interface Progress {
  readonly attempt: number;
  /** Whether anybody waits for these rows still: else nothing is tried again. */
  readonly isAwaited: () => boolean;
  /** By `performance.now()`, after which nothing is tried again either. */
  readonly until: number;
}

const ATTEMPTS_MAX = 4;
const RETRY_DELAY_MS = 50;
const LOCK_TIMEOUT = "55P03";
const BUDGET_MS = 5_000;
const WRONG_TIME = { status: "wrong_time", index: null, trace: null } as const;
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
   * @param isAwaited whether anybody waits for these rows still.
   * @param wait whether to wait for organizations whose head another transaction holds, or to answer `busy` for them.
   */
  async send(rows: readonly Row[], wait: boolean, isAwaited: () => boolean): Promise<readonly CommitAnswer[]> {
    this.isBusy = true;
    try {
      return await this.#send(rows, wait, { attempt: 0, isAwaited, until: performance.now() + BUDGET_MS });
    } finally {
      this.isBusy = false;
    }
  }

  async close(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
  }

  async #send(rows: readonly Row[], wait: boolean, progress: Progress): Promise<readonly CommitAnswer[]> {
    const { attempt, isAwaited, until } = progress;
    try {
      this.#client ??= await connectDirect(this.#settings);
      const { name, sql, parameters } = this.#statement;
      const values = [...parameters(rows, attempt > 0, wait), new Date()];
      const { rows: answers } = await this.#client.query<CommitAnswer>({ name, text: sql, values });
      return answers.length > 0 ? answers : rows.map((_, at) => ({ ...WRONG_TIME, ord: at + 1 }));
    } catch (error) {
      const code = codeOf(error);
      if (code === LOCK_TIMEOUT && wait) return await this.#send(rows, false, progress);
      const lost = this.#client;
      this.#client = null;
      if (lost) await hangUp(lost); // the next attempt opens another
      const isOver = attempt + 1 >= ATTEMPTS_MAX || performance.now() > until || !isAwaited();
      if (isOver || isRefusal(error) || isLacking(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS * 2 ** attempt));
      return await this.#send(rows, wait, { ...progress, attempt: attempt + 1 });
    }
  }
}

/** The database answered, and its answer was no: the same rows would be refused again. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== "" && !RETRYABLE.test(code) && !isLacking(error);
}

/** It refused what these rows hold (class 22 data, 23 constraint, 54 too much of it), whatever the time. */
export function isUnfit(error: unknown): boolean {
  return /^(22|23|54)/.test(codeOf(error));
}

/** It has no room (disk, memory, connections) or its disk fails: nothing about these rows, and trying more makes it worse. */
function isLacking(error: unknown): boolean {
  return /^(53|58)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
