import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { openRecords } from "@/server/decisions";
import { idOf } from "@/server/ids";
import { auditEntryOf, type EntryRow, toolAndTimeOf } from "./entry-row";
import { type EntryPage, listEntries } from "./list-entries";
import { AuditEntrySchema, type ListAuditQuery } from "./schemas";
import { summaryOf } from "./summary";

/** An entry as tables show it: with the tool, and the action in one line of words where the viewer may read payloads. */
export const ScreenEntrySchema = AuditEntrySchema.extend({
  tool: z.string().nullable(),
  /** Time the engine took, in microseconds; null where the entry is no decision. */
  latencyUs: z.number().nullable(),
  summary: z.string(),
});
export type ScreenEntry = z.output<typeof ScreenEntrySchema>;

export const ScreenPageSchema = z.object({ entries: z.array(ScreenEntrySchema), nextCursor: z.string().nullable() });

/** {@link listEntries} for a screen. */
export async function listForScreen(
  ctx: ActorContext,
  query: ListAuditQuery,
): Promise<{ entries: ScreenEntry[]; nextCursor: EntryPage["nextCursor"] }> {
  const { rows, nextCursor } = await listEntries(ctx.organizationId, query);
  return { entries: await forScreen(ctx, rows), nextCursor };
}

/** Adds words to rows, opening the records of all of them at once; an erased one is named by its tool or kind. */
export async function forScreen(ctx: ActorContext, rows: readonly EntryRow[]): Promise<ScreenEntry[]> {
  const traceIds = ctx.permissions.has("payloads:read")
    ? [...new Set(rows.flatMap((row) => (row.trace_id === null ? [] : [idOf("trc", row.trace_id)])))]
    : [];
  const opened = await openRecords(ctx.organizationId, traceIds);
  return rows.map((row) => {
    const { tool, latencyUs } = toolAndTimeOf(row.body);
    const record = row.trace_id === null ? undefined : opened.get(idOf("trc", row.trace_id));
    const summary =
      row.action_type === null ? row.type : summaryOf({ actionType: row.action_type, tool }, record?.payload);
    return { ...auditEntryOf(row), tool, latencyUs, summary };
  });
}
