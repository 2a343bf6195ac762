import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";
import { entryQuery } from "./entry-query";
import { ENTRY_COLUMNS, type EntryRow } from "./entry-row";
import type { ExportPlan } from "./export-plan";
import { inclusionProofs } from "./proofs";

/** Entries read at a time; what an export holds in memory, however long it is. */
const PAGE = 250;

/** An entry on its way out, with its inclusion proof in the plan's checkpoint where that covers it. */
export interface ExportedEntry {
  readonly row: EntryRow;
  readonly proof: readonly string[] | null;
}

/**
 * The planned entries by ascending index, page by page. Each page is a transaction of its own: entries never change, and
 * a client that reads slowly must not hold a connection or a snapshot.
 */
export async function* exportPages(
  organizationId: OrganizationId,
  plan: ExportPlan,
  { withProofs }: { readonly withProofs: boolean },
): AsyncGenerator<readonly ExportedEntry[], void, undefined> {
  const treeSize = withProofs ? (plan.checkpoint?.size ?? 0) : 0;
  let after = -1;
  for (;;) {
    const page = await inOrganizationRead(organizationId, async (client) => {
      const { where, values } = await entryQuery(client, organizationId, plan.filters);
      const { rows } = await client.query<EntryRow>(
        `select ${ENTRY_COLUMNS} from mastguard.entry where ${where}
           and index > $${values.length + 1} and index < $${values.length + 2} order by index limit ${PAGE}`,
        [...values, after, plan.past],
      );
      const included = rows.map(({ index }) => index).filter((index) => index < treeSize);
      const proofs = await inclusionProofs(client, included, treeSize);
      return rows.map((row) => ({ row, proof: proofs.get(row.index) ?? null }));
    });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.row.index ?? plan.past;
  }
}
