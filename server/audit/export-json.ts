import type { OrganizationId } from "@/server/ids";
import type { ExportedEntry } from "./export-pages";
import { type ExportPlan, shownFilters } from "./export-plan";

type Pages = AsyncIterable<readonly ExportedEntry[]>;

/** One JSON object of format `mastguard-export/1` (README.md), written as it is read. */
export async function* jsonOf(
  organizationId: OrganizationId,
  plan: ExportPlan,
  pages: Pages,
): AsyncGenerator<string, void, undefined> {
  yield `${JSON.stringify(headerOf(organizationId, plan)).slice(0, -1)},"entries":[`;
  let separator = "\n";
  for await (const page of pages) {
    yield separator + page.map((entry) => JSON.stringify(entryOf(entry))).join(",\n");
    separator = ",\n";
  }
  yield `\n],"end":${JSON.stringify(endOf(plan))}}\n`;
}

/** The same as lines: header, one line an entry, `{"end": …}`. */
export async function* jsonLinesOf(
  organizationId: OrganizationId,
  plan: ExportPlan,
  pages: Pages,
): AsyncGenerator<string, void, undefined> {
  yield `${JSON.stringify(headerOf(organizationId, plan))}\n`;
  for await (const page of pages) yield page.map((entry) => `${JSON.stringify(entryOf(entry))}\n`).join("");
  yield `${JSON.stringify({ end: endOf(plan) })}\n`;
}

function headerOf(organizationId: OrganizationId, plan: ExportPlan) {
  const { checkpoint, createdAt, filters, verifierKeys } = plan;
  return {
    format: "mastguard-export/1",
    organizationId,
    createdAt: createdAt.toISOString(),
    filters: shownFilters(filters),
    origin: checkpoint?.origin ?? null,
    checkpoint: checkpoint?.note ?? null,
    verifierKeys,
  };
}

function entryOf({ row, proof }: ExportedEntry) {
  return { index: row.index, leafHash: row.leaf_hash.toString("hex"), body: row.body, proof };
}

/** At the end, so that an export cut short shows. */
function endOf({ count, firstIndex, lastIndex }: ExportPlan) {
  return { count, firstIndex, lastIndex };
}
