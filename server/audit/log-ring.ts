import { inOrganizationRead } from "@/server/db/in-organization-read";
import { UnavailableError } from "@/server/errors";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { ENTRY_COLUMNS, type EntryRow } from "./entry-row";
import { LogGrowth } from "./growth";

/** Newest entries kept for followers; whoever is further behind reads the log. */
const KEPT_MAX = 1_000;
const BATCH_MAX = 500;
const POLL_MS = 2_000;
const RETRY_MS = 500;

/** Entries in order, and where to go on. */
export interface Slice {
  readonly rows: readonly EntryRow[];
  readonly lastIndex: number;
}

/**
 * The newest entries of one organization's log, read once for all who follow it in this process. Reads while anybody
 * follows; entries are handed on in the order of the log, none twice and none left out.
 */
export class LogRing {
  #rows: EntryRow[] = [];
  /** Index of the newest entry known; null before the first look. */
  #newest: number | null = null;
  #wakes = new Set<() => void>();
  readonly #stop = new AbortController();
  readonly #first: Promise<void>;

  constructor(readonly organizationId: OrganizationId) {
    const growth = new LogGrowth(organizationId, this.#stop.signal);
    this.#first = this.#read();
    void this.#run(growth);
  }

  /** Index of the newest entry, -1 in an empty log. @throws UnavailableError when it could not be read. */
  async newest(): Promise<number> {
    await this.#first;
    if (this.#newest === null) throw new UnavailableError("The log cannot be read right now.", 1);
    return this.#newest;
  }

  /** What follows an index, if it is still here; null when the log has to be read for it. */
  after(index: number): Slice | null {
    const newest = this.#newest;
    if (newest === null) return null;
    if (index >= newest) return { rows: [], lastIndex: index };
    const first = this.#rows[0]?.index ?? newest + 1;
    if (index < first - 1) return null;
    return { rows: this.#rows.slice(index + 1 - first), lastIndex: newest };
  }

  /** Resolves when the log has grown, after `ms`, or when the signal aborts. */
  async grown(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        this.#wakes.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done, { once: true });
      this.#wakes.add(done);
    });
  }

  close(): void {
    this.#stop.abort();
  }

  async #run(growth: LogGrowth): Promise<void> {
    await this.#first;
    while (!this.#stop.signal.aborted) {
      await growth.next(POLL_MS);
      if (!this.#stop.signal.aborted) await this.#read();
    }
    growth.close();
  }

  /** Reads to the end. A database that is away is asked again at the next hint. */
  async #read(): Promise<void> {
    try {
      while (await this.#readNext()) if (this.#stop.signal.aborted) return;
    } catch (error) {
      wideEvent("warn", { event: "log_ring.read", organizationId: this.organizationId, err: error });
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async #readNext(): Promise<boolean> {
    const { rows, lastIndex } = await readAfter(this.organizationId, this.#newest, BATCH_MAX);
    const grew = this.#newest !== null && rows.length > 0;
    this.#newest = lastIndex;
    this.#rows.push(...rows);
    if (this.#rows.length > KEPT_MAX) this.#rows = this.#rows.slice(-KEPT_MAX);
    if (grew) for (const wake of this.#wakes) wake();
    return rows.length === BATCH_MAX;
  }
}

/** The entries after an index, at most so many; with null none, and where the log ends. */
export async function readAfter(organizationId: OrganizationId, index: number | null, most: number): Promise<Slice> {
  return await inOrganizationRead(organizationId, async (client) => {
    if (index === null) {
      const { rows } = await client.query<{ size: number }>("select size from mastguard.log_head");
      return { rows: [], lastIndex: (rows[0]?.size ?? 0) - 1 };
    }
    const { rows } = await client.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from mastguard.entry where organization_id = $1 and index > $2 order by index limit ${most}`,
      [uuidOf("org", organizationId), index],
    );
    return { rows, lastIndex: rows.at(-1)?.index ?? index };
  });
}
