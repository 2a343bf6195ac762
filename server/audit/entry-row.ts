import { MAST_MODES, MAST_SECURITY_MODES } from "@mastguard/engine";
import { z } from "zod";
import { idOf } from "@/server/ids";
import type { AuditEntry } from "./schemas";

/** What lists read of an entry. */
export const ENTRY_COLUMNS =
  "index, type, trace_id, at, agent_id, action_type, decision, risk_score, risk_category, body, leaf_hash";

export interface EntryRow {
  readonly index: number;
  readonly type: string;
  readonly trace_id: string | null;
  readonly at: Date;
  readonly agent_id: string | null;
  readonly action_type: string | null;
  readonly decision: string | null;
  readonly risk_score: number | null;
  readonly risk_category: string | null;
  readonly body: string;
  readonly leaf_hash: Buffer;
}

/** An entry as lists show it. Never throws: an altered body must not hide the page it is on. */
export function auditEntryOf(row: EntryRow): AuditEntry {
  const data = dataOf(row.body);
  return {
    index: row.index,
    type: row.type,
    traceId: row.trace_id === null ? null : idOf("trc", row.trace_id),
    agentId: row.agent_id,
    actionType: row.action_type,
    payloadHash: data.payloadHash,
    decision: row.decision,
    riskScore: row.risk_score,
    riskCategory: row.risk_category,
    mastFailures: data.failureModes.map((mode) => ({ ...mode, ...namesOf(mode.modeId) })),
    policiesEvaluated: data.policies,
    timestamp: row.at.toISOString(),
    leafHash: row.leaf_hash.toString("hex"),
  };
}

/** The tool an entry's action names and the time its decision took, in microseconds; null where it does not say. */
export function toolAndTimeOf(body: string): { tool: string | null; latencyUs: number | null } {
  const { tool, latencyUs } = dataOf(body);
  return { tool, latencyUs };
}

const Data = z.object({
  payloadHash: z.string().nullable().catch(null),
  tool: z.string().nullable().catch(null),
  latencyUs: z.number().nullable().catch(null),
  failureModes: z.array(z.object({ modeId: z.string(), severity: z.string(), confidence: z.number() })).catch(() => []),
  policies: z.array(z.object({ id: z.string(), version: z.number(), outcome: z.string() })).catch(() => []),
});
const Body = z.object({ data: Data });
const NOTHING: z.output<typeof Data> = {
  payloadHash: null,
  tool: null,
  latencyUs: null,
  failureModes: [],
  policies: [],
};

function dataOf(body: string): z.output<typeof Data> {
  const parsed = Body.safeParse(jsonOf(body));
  return parsed.success ? parsed.data.data : NOTHING;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // verification names it; here it has nothing to show
    throw error;
  }
}

/** The log holds mode ids only; names and categories are the taxonomy's (contracts/mastguard.md §13, §14). */
function namesOf(modeId: string): { name: string; category: string } {
  const mode = [...MAST_MODES, ...MAST_SECURITY_MODES].find((known) => known.modeId === modeId);
  return { name: mode?.name ?? modeId, category: mode?.category ?? "" };
}
