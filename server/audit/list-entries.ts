import { inOrganizationRead } from "@/server/db/in-organization-read";
import { ValidationError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";
import { cursorOf, indexOfCursor } from "./cursor";
import { entryQuery } from "./entry-query";
import { ENTRY_COLUMNS, type EntryRow } from "./entry-row";
import type { ListAuditQuery } from "./schemas";

/** A page of stored entries, newest first. */
export interface EntryPage {
  readonly rows: readonly EntryRow[];
  /** Where the next page goes on; `null` when this is the last. */
  readonly nextCursor: string | null;
}

/**
 * Entries newest first by index. A cursor names an index, so pages neither repeat nor skip while entries arrive.
 * @throws ValidationError for a cursor that is not from a page before.
 */
export async function listEntries(
  organizationId: OrganizationId,
  { limit, cursor, ...filters }: ListAuditQuery,
): Promise<EntryPage> {
  const below = cursor === undefined || cursor === null ? Number.MAX_SAFE_INTEGER : indexOfCursor(cursor);
  if (below === null)
    throw new ValidationError([{ path: "cursor", message: "must be the `nextCursor` of the page before" }]);
  const found = await inOrganizationRead(organizationId, async (client) => {
    const { where, values } = await entryQuery(client, organizationId, filters);
    const { rows } = await client.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from mastguard.entry where ${where} and index < $${values.length + 1}
       order by index desc limit $${values.length + 2}`,
      [...values, below, limit + 1],
    );
    return rows;
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > limit && last ? cursorOf(last.index) : null };
}
