import { z } from "zod";
import type { EntryDraft } from "@/server/audit";
import { UnavailableError } from "@/server/errors";

type EntryType = EntryDraft["type"];

/** Runs constant SQL in a transaction inside the organization, so that rows and log belong together. Resolves with rows. */
export type InsideQuery = (sql: string) => Promise<unknown>;

interface Options<Row> {
  /** What an operator is told the rows are. */
  readonly words: string;
  readonly detail: string;
  /** Entries that carry the hash. */
  readonly entries: readonly EntryType[];
  /** `sha256:` and hex over all rows, whatever their order. */
  readonly hashOf: (rows: readonly Row[]) => string;
}

/**
 * Rows that the log seals all together: each entry about one carries the hash of all. One changed, added or removed behind our back is
 * noticed before anything is decided by it, or sealed by a change on top of it.
 */
export class SealedRows<Row> {
  readonly #options: Options<Row>;

  constructor(options: Options<Row>) {
    this.#options = options;
  }

  /** Whether these are all the rows the log last sealed; `null` when it sealed none. */
  areSealed(rows: readonly Row[], hash: string | null): boolean {
    return hash === null ? rows.length === 0 : this.#options.hashOf(rows) === hash;
  }

  /** Whether these are all the rows the log says there are. */
  async areLogged(rows: readonly Row[], query: InsideQuery): Promise<boolean> {
    return this.areSealed(rows, await lastHash(this.#options.entries, query));
  }

  /** @throws UnavailableError when they are not. */
  async require(rows: readonly Row[], query: InsideQuery): Promise<void> {
    if (!(await this.areLogged(rows, query))) throw notLogged(this.#options.words, this.#options.detail);
  }
}

/**
 * The hash in the newest of these entries of the current organization; null when there is none. The log's, not a copy beside the
 * rows: to change it unseen, an entry would have to be changed.
 */
export async function lastHash(entries: readonly EntryType[], query: InsideQuery): Promise<string | null> {
  // Each type apart: only so does the log's index by type find its newest.
  const newest = entries.map(
    (type) => `(select e.index, e.body from mastguard.entry e
      where e.organization_id = mastguard.current_organization() and e.type = '${type}' order by e.index desc limit 1)`,
  );
  const [row] = Hashes.parse(
    await query(
      `select substring(n.body from '"hash":"(sha256:[0-9a-f]{64})"') as hash from (${newest.join(" union all ")}) n order by n.index desc limit 1`,
    ),
  );
  return row?.hash ?? null;
}

/** What whoever asks is told of stored rows that nothing may be decided by. */
export function notLogged(words: string, detail: string): UnavailableError {
  return new UnavailableError(
    `The stored ${words} are not the ones that were logged. An operator has to look at them.`,
    60,
    { detail },
  );
}

const Hashes = z.array(z.object({ hash: z.string().nullable() })).max(1);
