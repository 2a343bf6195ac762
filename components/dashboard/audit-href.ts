import type { Verdict } from "@mastguard/engine";

/** What of the audit log to show; times are ISO 8601 UTC, `to` excluded. */
export interface AuditSelection {
  readonly decision?: Verdict | undefined;
  readonly agentId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The audit log filtered to a selection, with the names REST gives the filters. */
export function auditHref({ decision, agentId, from, to }: AuditSelection): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ agentId, decision, from, to })) if (value) query.set(name, value);
  return query.size === 0 ? "/audit" : `/audit?${query.toString()}`;
}
