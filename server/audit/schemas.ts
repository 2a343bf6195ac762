import { ACTION_TYPES, RISK_CATEGORIES, VERDICTS } from "@mastguard/engine";
import { z } from "zod";
import { ENTRY_TYPES } from "./entry-type";

const AGENT_ID_MAX = 200;
const LIMIT_MAX = 200;
const TRACE_ID = /^trc_[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}$/;

/** An instant of a filter: ISO 8601 with a zone, or a date, which is its midnight in UTC. */
const Instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], "must be an ISO 8601 date or time with a zone")
  .transform((text) => new Date(text));

/** Which entries. Without a type, decisions; `all` for everything. */
const filters = {
  agentId: z.string().min(1).max(AGENT_ID_MAX).optional(),
  actionType: z.enum(ACTION_TYPES).optional(),
  decision: z.enum(VERDICTS).optional(),
  category: z.enum(RISK_CATEGORIES).optional(),
  traceId: z.string().regex(TRACE_ID, "must be a trace id (`trc_…`)").optional(),
  type: z.enum(["all", ...ENTRY_TYPES]).default("action.decided"),
  /** Entries at or after this instant. */
  from: Instant.optional(),
  /** Entries before this instant. */
  to: Instant.optional(),
};

export const AuditFilters = z.object(filters).superRefine(refuseEmptyRange);
export type AuditFilters = z.output<typeof AuditFilters>;

/** A page of the log, newest first. `limit` 1–200, `cursor` from the page before. */
export const ListAuditQuery = z
  .object({
    ...filters,
    limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
    cursor: z.string().max(64).nullish(),
  })
  .superRefine(refuseEmptyRange);
export type ListAuditQuery = z.output<typeof ListAuditQuery>;

/** What a stream tells of; `types` are separated by commas, all without. */
export const StreamQuery = z.object({
  types: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(ENTRY_TYPES)))
    .transform((types): ReadonlySet<string> => new Set(types))
    .nullable()
    .default(null),
  agentId: z.string().min(1).max(AGENT_ID_MAX).optional(),
});

const EXPORT_FORMATS = ["csv", "json", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const ExportAuditQuery = z.object({ ...filters, format: z.enum(EXPORT_FORMATS) }).superRefine(refuseEmptyRange);
export type ExportAuditQuery = z.output<typeof ExportAuditQuery>;

/** An entry in lists: its searchable columns and the hashes and references its body holds. */
export const AuditEntrySchema = z.object({
  index: z.number().int(),
  type: z.string(),
  traceId: z.string().nullable(),
  agentId: z.string().nullable(),
  actionType: z.string().nullable(),
  payloadHash: z.string().nullable(),
  decision: z.string().nullable(),
  riskScore: z.number().nullable(),
  riskCategory: z.string().nullable(),
  mastFailures: z.array(
    z.object({
      modeId: z.string(),
      category: z.string(),
      name: z.string(),
      severity: z.string(),
      confidence: z.number(),
    }),
  ),
  policiesEvaluated: z.array(z.object({ id: z.string(), version: z.number(), outcome: z.string() })),
  timestamp: z.string(),
  leafHash: z.string(),
});
export type AuditEntry = z.output<typeof AuditEntrySchema>;

/** A signed tree head: root hash in hex, and the C2SP note that proves it. */
export const CheckpointSchema = z.object({
  origin: z.string(),
  size: z.number().int(),
  rootHash: z.string(),
  signedAt: z.string(),
  note: z.string(),
});
export type CheckpointView = z.output<typeof CheckpointSchema>;

const Count = z
  .string()
  .regex(/^\d{1,15}$/, "must be a whole number, 0 or more")
  .transform(Number);
export const CheckpointQuery = z.object({ size: Count.optional() });
export const InclusionQuery = z.object({ index: Count, size: Count });
export const ConsistencyQuery = z.object({ from: Count, to: Count });
/** Hashes of an RFC 9162 proof, hex, in the order the proof lists them. */
export const HashesSchema = z.object({ hashes: z.array(z.string()) });

/** An entry with its proof: included in the tree of `treeSize` leaves, or still waiting for the next checkpoint. */
export const ProvenEntrySchema = z.object({
  index: z.number().int(),
  body: z.string(),
  leafHash: z.string(),
  proof: z.object({
    status: z.enum(["included", "pending"]),
    treeSize: z.number().int(),
    hashes: z.array(z.string()),
  }),
});
export type ProvenEntry = z.output<typeof ProvenEntrySchema>;

function refuseEmptyRange(
  { from, to }: { from?: Date | undefined; to?: Date | undefined },
  ctx: z.RefinementCtx,
): void {
  if (from && to && to <= from) ctx.addIssue({ code: "custom", path: ["to"], message: "must be after `from`" });
}
