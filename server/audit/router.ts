import { tracked } from "@trpc/server";
import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { HistogramQuery, HistogramSchema, histogramOf } from "./histogram";
import { QueuedTraceSchema, queuedTraceOf } from "./queued-trace";
import { AuditFilters, ListAuditQuery } from "./schemas";
import { listForScreen, ScreenPageSchema } from "./screen-entry";
import { tailEntries } from "./tail";
import { traceOf } from "./trace";
import { verifyOnce } from "./verify-once";

const reader = organizationProcedure("audit:read");

/** `lastEventId` is what an event stream sends when it connects again: the index it had reached. */
const TailQuery = AuditFilters.safeExtend({
  after: z.number().int().min(-1).optional(),
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .nullish(),
});
const AgentHistoryQuery = ListAuditQuery.safeExtend({ agentId: z.string().min(1).max(200) });

/** The log on screens. */
export const auditRouter = router({
  list: reader
    .input(ListAuditQuery)
    .output(ScreenPageSchema)
    .query(({ ctx, input }) => listForScreen(ctx, input)),
  agentHistory: reader
    .input(AgentHistoryQuery)
    .output(ScreenPageSchema)
    .query(({ ctx, input }) => listForScreen(ctx, input)),
  trace: reader.input(z.object({ traceId: z.string() })).query(({ ctx, input }) => traceOf(ctx, input.traceId)),
  queuedTrace: reader
    .input(z.object({ traceId: z.string() }))
    .output(QueuedTraceSchema)
    .query(({ ctx, input }) => queuedTraceOf(ctx, input.traceId)),
  histogram: reader
    .input(HistogramQuery)
    .output(HistogramSchema)
    .query(({ ctx, input }) => histogramOf(ctx.organizationId, input)),
  /** New entries as they come; an event's id is the index reached. */
  tail: reader.input(TailQuery).subscription(async function* ({ ctx, input, signal = new AbortController().signal }) {
    const { after, lastEventId, ...filters } = input;
    for await (const batch of tailEntries(ctx, { after: lastEventId ?? after ?? null, filters, signal }))
      yield tracked(String(batch.lastIndex), batch);
  }),
  /** A mutation: it works the database hard, so nothing may send it again by itself. */
  verify: reader.mutation(({ ctx }) => verifyOnce(ctx.organizationId)),
});
