import { z } from "zod";
import { CONTAINMENT_ENTRIES, type Contained, requireSealedContainment } from "./containment";

const ROWS_SQL =
  "select kind, subject, reason, since, by from mastguard.containment where organization_id = mastguard.current_organization()";

const NEWEST_SQL = Object.values(CONTAINMENT_ENTRIES)
  .flatMap(({ on, off }) => [on, off])
  .map(
    (type) => `(select e.index, e.body from mastguard.entry e
      where e.organization_id = mastguard.current_organization() and e.type = '${type}' order by e.index desc limit 1)`,
  )
  .join(" union all ");

/** The log's newest hash of everything contained. Each type apart: only so does the log's index by type find its newest. */
const SEALED_SQL = `select substring(n.body from '"hash":"(sha256:[0-9a-f]{64})"') as hash
  from (${NEWEST_SQL}) n order by n.index desc limit 1`;

/**
 * All that the current organization has contained, which is what the log says.
 * @param query runs constant SQL in a transaction inside the organization, so that rows and log belong together.
 * @throws UnavailableError when rows and log do not agree.
 */
export async function readContained(query: (sql: string) => Promise<unknown>): Promise<Contained[]> {
  const contained = Rows.parse(await query(ROWS_SQL));
  const [sealed] = Sealed.parse(await query(SEALED_SQL));
  requireSealedContainment(contained, sealed?.hash ?? null);
  return contained;
}

const Rows = z.array(
  z.object({ kind: z.string(), subject: z.string(), reason: z.string(), since: z.date(), by: z.string() }),
);
const Sealed = z.array(z.object({ hash: z.string().nullable() })).max(1);
