import { setTimeout as sleep } from "node:timers/promises";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";
import { entryQuery } from "./entry-query";
import { ENTRY_COLUMNS, type EntryRow } from "./entry-row";
import { LogGrowth } from "./growth";
import type { AuditFilters } from "./schemas";
import { forScreen, type ScreenEntry } from "./screen-entry";

/** Asked again after this long without a hint. */
const POLL_MS = 2_000;
/** A screen takes no more than this many batches a second. */
const PAUSE_MS = 200;
const BATCH_MAX = 100;
/** A follower further behind than this jumps to the newest entries; what it left out is counted. */
const BEHIND_MAX = 1_000;

/** New entries, oldest first. */
export interface TailBatch {
  readonly entries: readonly ScreenEntry[];
  /** Entries of the log jumped over before these, because they came faster than a screen can show. */
  readonly skipped: number;
  /** Where to go on after a lost connection: the newest index looked at. */
  readonly lastIndex: number;
}

/**
 * Entries that join the log after index `after` (from now on when `null`), as they come, until `signal` aborts. Woken by
 * hints, and every two seconds without. Takes a new batch only when the last was taken.
 */
export async function* tailEntries(
  ctx: ActorContext,
  {
    after,
    filters,
    signal,
  }: { readonly after: number | null; readonly filters: AuditFilters; readonly signal: AbortSignal },
): AsyncGenerator<TailBatch, void, undefined> {
  const growth = new LogGrowth(ctx.organizationId, signal);
  try {
    let last = after;
    while (!signal.aborted) {
      const next = await readNext(ctx.organizationId, last, filters);
      last = next.lastIndex;
      if (next.rows.length > 0) {
        yield { entries: await forScreen(ctx, next.rows), skipped: next.skipped, lastIndex: last };
        await pause(PAUSE_MS, signal);
      }
      if (next.isEnd) await growth.next(POLL_MS);
    }
  } finally {
    growth.close();
  }
}

interface Next {
  readonly rows: readonly EntryRow[];
  readonly skipped: number;
  readonly lastIndex: number;
  /** Nothing more was there. */
  readonly isEnd: boolean;
}

async function readNext(organizationId: OrganizationId, after: number | null, filters: AuditFilters): Promise<Next> {
  return await inOrganizationRead(organizationId, async (client) => {
    const head = await client.query<{ size: number }>("select size from mastguard.log_head");
    const newest = (head.rows[0]?.size ?? 0) - 1;
    if (after === null || after >= newest) return { rows: [], skipped: 0, lastIndex: newest, isEnd: true };
    const from = newest - after > BEHIND_MAX ? newest - BATCH_MAX : after;
    const { where, values } = await entryQuery(client, organizationId, filters);
    const { rows } = await client.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from mastguard.entry where ${where}
         and index > $${values.length + 1} and index <= $${values.length + 2} order by index limit ${BATCH_MAX}`,
      [...values, from, newest],
    );
    const last = rows.at(-1);
    const isEnd = rows.length < BATCH_MAX || last === undefined;
    return { rows, skipped: from - after, lastIndex: isEnd ? newest : last.index, isEnd };
  });
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {}); // aborted: the loop sees it
}
