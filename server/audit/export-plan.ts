import { hash } from "node:crypto";
import { canonicalize, formatVerifierKey } from "@mastguard/ledger";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { newestCheckpoint } from "./checkpoints";
import { entryQuery } from "./entry-query";
import type { AuditFilters, CheckpointView, ExportFormat } from "./schemas";
import { verifierKeys } from "./signing-keys";

/** What an export will hold: fixed when it starts, so that entries which arrive meanwhile change nothing. */
export interface ExportPlan {
  readonly filters: AuditFilters;
  readonly createdAt: Date;
  /** Entries are below this index. */
  readonly past: number;
  readonly count: number;
  readonly firstIndex: number | null;
  readonly lastIndex: number | null;
  /** What the proofs lead to; `null` before the first. */
  readonly checkpoint: CheckpointView | null;
  /** `name+key id+base64`, for the checkpoint's origin. */
  readonly verifierKeys: readonly string[];
}

/** Counts what these filters select, up to the end of the log as it is now. */
export async function planExport({ organizationId }: ActorContext, filters: AuditFilters): Promise<ExportPlan> {
  const plan = await inOrganizationRead(organizationId, async (client) => {
    const head = await client.query<{ size: number }>("select size from mastguard.log_head");
    const past = head.rows[0]?.size ?? 0;
    const { where, values } = await entryQuery(client, organizationId, filters);
    const { rows } = await client.query<{ count: number; first: number | null; last: number | null }>(
      `select count(*) as count, min(index) as first, max(index) as last from mastguard.entry where ${where}`,
      [...values],
    );
    const { count = 0, first = null, last = null } = rows[0] ?? {};
    return { past, count, firstIndex: first, lastIndex: last, checkpoint: await newestCheckpoint(client) };
  });
  const keys = plan.checkpoint ? await verifierKeys(plan.checkpoint.origin) : [];
  return { ...plan, filters, createdAt: new Date(), verifierKeys: keys.map(formatVerifierKey) };
}

/** Writes down that this was taken out, by whom and how much, before the first byte leaves. */
export async function recordExport(ctx: ActorContext, format: ExportFormat, plan: ExportPlan): Promise<void> {
  const { filters, count, firstIndex, lastIndex, past, checkpoint } = plan;
  await inOrganization(ctx, async ({ append }) => {
    append({
      type: "export.created",
      data: {
        kind: "audit",
        format,
        filtersHash: filtersHashOf(filters),
        count,
        firstIndex,
        lastIndex,
        logSize: past,
        treeSize: checkpoint?.size ?? null,
      },
    });
  });
}

/** Filters as texts, without those that are not set. */
export function shownFilters(filters: AuditFilters): Record<string, string> {
  const { from, to, ...others } = filters;
  const texts = { ...others, from: from?.toISOString(), to: to?.toISOString() };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
}

/** An agent's id may name somebody, so the log tells exports apart by a hash of their filters. */
function filtersHashOf(filters: AuditFilters): string {
  return `sha256:${hash("sha256", canonicalize(shownFilters(filters)), "hex")}`;
}
