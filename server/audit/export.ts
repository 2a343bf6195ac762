import type { ActorContext } from "@/server/auth/actor";
import { csvOf } from "./export-csv";
import { jsonLinesOf, jsonOf } from "./export-json";
import { exportPages } from "./export-pages";
import { type ExportPlan, planExport, recordExport } from "./export-plan";
import type { ExportAuditQuery, ExportFormat } from "./schemas";

/** A file on its way: its texts come as they are read. */
export interface AuditExport {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: AsyncIterable<string>;
}

const CONTENT_TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
} as const satisfies Record<ExportFormat, string>;

/**
 * The entries these filters select, by ascending index, as a file; memory does not grow with it. Reading its first text
 * writes `export.created` into the log: what nobody fetched is not an export. The entry is not part of the file.
 */
export async function exportAudit(ctx: ActorContext, { format, ...filters }: ExportAuditQuery): Promise<AuditExport> {
  const plan = await planExport(ctx, filters);
  return {
    contentType: CONTENT_TYPES[format],
    fileName: `mastguard-audit-${plan.createdAt.toISOString().slice(0, 10)}.${format}`,
    body: recorded(ctx, format, plan),
  };
}

async function* recorded(
  ctx: ActorContext,
  format: ExportFormat,
  plan: ExportPlan,
): AsyncGenerator<string, void, undefined> {
  await recordExport(ctx, format, plan);
  yield* textsOf(ctx, format, plan);
}

function textsOf({ organizationId }: ActorContext, format: ExportFormat, plan: ExportPlan): AsyncIterable<string> {
  const pages = exportPages(organizationId, plan, { withProofs: format !== "csv" });
  if (format === "csv") return csvOf(pages);
  return (format === "json" ? jsonOf : jsonLinesOf)(organizationId, plan, pages);
}
