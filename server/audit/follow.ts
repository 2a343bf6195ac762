import { OverloadedError, RateLimitedError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";
import { auditEntryOf, type EntryRow } from "./entry-row";
import { LogRing, readAfter } from "./log-ring";
import type { AuditEntry } from "./schemas";

/** Streams of one organization, and of all, that one node keeps open. */
const PER_ORGANIZATION = 1_000;
const TOTAL = 2_000;
const AGAIN_SECONDS = 5;
/** A stream that is silent for so long says that it is there; whether its caller may still read is looked at as often. */
const PING_MS = 15_000;
const PAGE_MAX = 500;

/** What a follower wants to hear of. */
export interface Following {
  /** Goes on after this index; null from now on. */
  readonly after: number | null;
  /** Entry types; null for all. */
  readonly types: ReadonlySet<string> | null;
  readonly agentId: string | null;
  /** What this follower is told of an entry beside the entry, or nothing. */
  readonly besides?: (entry: AuditEntry) => Promise<Readonly<Record<string, unknown>>>;
  /** Asked every `pingMs`; false ends the stream. */
  readonly mayGoOn: () => Promise<boolean>;
  /** {@link PING_MS} where left out. */
  readonly pingMs?: number;
}

interface Followed {
  readonly ring: LogRing;
  followers: number;
}
const followed = new Map<OrganizationId, Followed>();
let open = 0;

/**
 * An organization's log as server-sent events (WHATWG HTML §9.2), in its order, none left out: `id` the entry's index,
 * `event` its type, `data` as in lists. The entries are read once for all followers of a process; who is behind reads on by itself.
 * @throws RateLimitedError, OverloadedError when too many streams are open.
 */
export function followLog(
  organizationId: OrganizationId,
  following: Following,
  signal: AbortSignal,
): AsyncIterable<string> {
  if ((followed.get(organizationId)?.followers ?? 0) >= PER_ORGANIZATION)
    throw new RateLimitedError(
      "organization_streams",
      `At most ${PER_ORGANIZATION} streams of an organization may be open.`,
      AGAIN_SECONDS,
    );
  if (open >= TOTAL) throw new OverloadedError("streams", "Too many streams are open.", AGAIN_SECONDS);
  return framesOf(organizationId, following, signal);
}

async function* framesOf(
  organizationId: OrganizationId,
  { after, types, agentId, besides = nothing, mayGoOn, pingMs = PING_MS }: Following,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  // Counted here, not before: what is never started is never ended either.
  const ring = enter(organizationId);
  try {
    let last = after ?? (await ring.newest());
    yield ": ok\n\n"; // so that the caller's reader opens before the first entry
    let quietSince = performance.now();
    let checkedAt = quietSince;
    while (!signal.aborted) {
      const { rows, lastIndex } = ring.after(last) ?? (await readAfter(organizationId, last, PAGE_MAX));
      last = lastIndex;
      const wanted = rows.filter((row) => isWanted(row, types, agentId));
      if (wanted.length > 0) {
        yield (await Promise.all(wanted.map((row) => frameOf(auditEntryOf(row), besides)))).join("");
        quietSince = performance.now();
      }
      if (performance.now() - checkedAt >= pingMs) {
        if (!(await mayGoOn())) return;
        checkedAt = performance.now();
      }
      if (rows.length > 0) continue;
      const left = pingMs - (performance.now() - quietSince);
      if (left > 0) await ring.grown(left, signal);
      else {
        yield ": ping\n\n";
        quietSince = performance.now();
      }
    }
  } finally {
    leave(organizationId);
  }
}

function enter(organizationId: OrganizationId): LogRing {
  const own = followed.get(organizationId) ?? { ring: new LogRing(organizationId), followers: 0 };
  followed.set(organizationId, own);
  own.followers += 1;
  open += 1;
  return own.ring;
}

function leave(organizationId: OrganizationId): void {
  const own = followed.get(organizationId);
  if (own === undefined) return;
  open -= 1;
  own.followers -= 1;
  if (own.followers > 0) return;
  followed.delete(organizationId);
  own.ring.close();
}

function isWanted(row: EntryRow, types: ReadonlySet<string> | null, agentId: string | null): boolean {
  return (types === null || types.has(row.type)) && (agentId === null || row.agent_id === agentId);
}

const nothing = async () => ({});

async function frameOf(entry: AuditEntry, besides: NonNullable<Following["besides"]>): Promise<string> {
  const data = JSON.stringify({ ...entry, ...(await besides(entry)) });
  return `id: ${entry.index}\nevent: ${entry.type}\ndata: ${data}\n\n`;
}
