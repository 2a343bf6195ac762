import { z } from "zod";
import type { EntryActor, LogEntry } from "@/components/audit/log-entry";
import { listEntries } from "@/server/audit/list-entries";
import type { AuditFilters } from "@/server/audit/schemas";
import { forScreen } from "@/server/audit/screen-entry";
import type { SignedIn } from "@/server/auth/signed-in";

/** Rows on a page of the log. */
export const LOG_PAGE = 50;

/** When a page is drawn, in milliseconds since 1970: one moment for everything on it. */
export function momentOfPage(): number {
  return Date.now();
}

/** A page of the log with who each entry is by. @throws ValidationError for a cursor of no page of ours. */
export async function readLog(
  reader: SignedIn,
  filters: AuditFilters,
  cursor: string | undefined,
): Promise<{ entries: LogEntry[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listEntries(reader.organizationId, { ...filters, limit: LOG_PAGE, cursor });
  const shown = await forScreen(reader, rows);
  const actors = new Map(rows.map(({ index, body }) => [index, actorOf(body, reader)]));
  return {
    entries: shown.map((entry) => ({ ...entry, actor: actors.get(entry.index) ?? UNKNOWN })),
    nextCursor,
  };
}

const Body = z.object({ actor: z.object({ type: z.string(), id: z.string(), method: z.string().nullish() }) });
/** Of an altered body: verification names it, here it must not hide the page it is on. */
const UNKNOWN: EntryActor = { type: "unknown", id: "unreadable", method: null, name: null };

function actorOf(body: string, { person }: SignedIn): EntryActor {
  const parsed = Body.safeParse(jsonOf(body));
  if (!parsed.success) return UNKNOWN;
  const { type, id, method } = parsed.data.actor;
  return { type, id, method: method ?? null, name: id === person.id ? person.email : null };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
