import { type OrganizationId, uuidOf } from "@/server/ids";
import type { AuditFilters } from "./schemas";

/** A condition on `mastguard.entry` and its parameters; further ones go on from `$${values.length + 1}`. */
export interface EntryQuery {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** Longer than any commit takes and any node's clock is off: entries this far apart in time are in order in the log. */
const DISORDER_MS = 5 * 60_000;

/**
 * The condition for these filters. Which index answers, by EXPLAIN on PostgreSQL 18 (every name with the month before it;
 * months whose ids cannot match are pruned):
 *
 * | filter | index |
 * |---|---|
 * | none, actionType, category, decision ALLOW, type action.decided | `_index` (organization, index), backwards, rest filtered |
 * | decision ALERT, HITL or BLOCK | `_decision` (organization, decision, index) |
 * | any other type | `_type` (organization, type, index) |
 * | agentId, traceId | `_organization_id_agent_id_index_idx`, `…_trace_id_…` |
 * | from, to | bounds on index, each one probe of the primary key (organization, id) |
 */
export function entryQuery(organizationId: OrganizationId, filters: AuditFilters): EntryQuery {
  const values: unknown[] = [uuidOf("org", organizationId)];
  const where = ["organization_id = $1"];
  const add = (condition: string, value: unknown) => {
    values.push(value);
    where.push(condition.replaceAll("?", `$${values.length}`));
  };
  const { agentId, actionType, decision, category, traceId, type, from, to } = filters;
  if (type !== "all") add("type = ?", type);
  if (type !== "all" && type !== "action.decided") where.push("type <> 'action.decided'"); // what the index is partial on
  if (agentId !== undefined) add("agent_id = ?", agentId);
  if (actionType !== undefined) add("action_type = ?", actionType);
  if (decision !== undefined) add("decision = ?", decision);
  if (decision !== undefined && decision !== "ALLOW") where.push("decision <> 'ALLOW'");
  if (category !== undefined) add("risk_category = ?", category);
  if (traceId !== undefined) add("trace_id = ?", uuidOf("trc", traceId));
  if (from) {
    add("at >= ?", from);
    add(`index >= coalesce((${PROBE} and e.id < ?::uuid order by e.id desc limit 1), 0)`, floorOf(from, -DISORDER_MS));
  }
  if (to) {
    add("at < ?", to);
    const last = Number.MAX_SAFE_INTEGER;
    add(`index <= coalesce((${PROBE} and e.id >= ?::uuid order by e.id limit 1), ${last})`, floorOf(to, DISORDER_MS));
  }
  return { where: where.join(" and "), values };
}

const PROBE = "select e.index from mastguard.entry e where e.organization_id = $1";

/** The least UUIDv7 of an instant; entries' ids carry their `at`. */
function floorOf(instant: Date, offsetMs: number): string {
  const hex = Math.max(0, instant.getTime() + offsetMs)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
