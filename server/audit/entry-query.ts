import type pg from "pg";
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
 * | none, actionType, category LOW or MEDIUM, decision ALLOW, type action.decided | `_index` (organization, index), backwards, rest filtered |
 * | decision ALERT, HITL or BLOCK | `_decision` (organization, decision, index) |
 * | category HIGH or CRITICAL | `_organization_id_risk_category_index_idx` (organization, category, index) |
 * | any other type | `_type` (organization, type, index) |
 * | agentId, traceId | `_organization_id_agent_id_index_idx`, `…_trace_id_…` |
 * | from, to | bounds on index, each found by one probe of the primary key (organization, id) |
 */
export async function entryQuery(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  filters: AuditFilters,
): Promise<EntryQuery> {
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
  if (category === "HIGH" || category === "CRITICAL") where.push("risk_category in ('HIGH', 'CRITICAL')");
  if (traceId !== undefined) add("trace_id = ?", uuidOf("trc", traceId));
  if (from) {
    add("at >= ?", from);
    const before = await probe(client, values[0], "id < $2 order by id desc", floorOf(from, -DISORDER_MS));
    if (before !== null) add("index >= ?", before);
  }
  if (to) {
    add("at < ?", to);
    const behind = await probe(client, values[0], "id >= $2 order by id", floorOf(to, DISORDER_MS));
    if (behind !== null) add("index <= ?", behind);
  }
  return { where: where.join(" and "), values };
}

/** A query of its own: the planner must know the bound to see how little is left to read. */
async function probe(client: pg.PoolClient, organization: unknown, side: string, id: string): Promise<number | null> {
  const { rows } = await client.query<{ index: number }>(
    `select index from mastguard.entry where organization_id = $1 and ${side} limit 1`,
    [organization, id],
  );
  return rows[0]?.index ?? null;
}

/** The least UUIDv7 of an instant; entries' ids carry their `at`. */
function floorOf(instant: Date, offsetMs: number): string {
  const hex = Math.max(0, instant.getTime() + offsetMs)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
