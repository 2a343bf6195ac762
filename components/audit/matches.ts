import type { ScreenEntry } from "@/server/audit";
import type { AuditSelection } from "./selection";

/** Whether a new entry belongs to a selection, by the same rules as the log's query. Ranges that move end now. */
export function matchesSelection(entry: ScreenEntry, selection: AuditSelection): boolean {
  const { type = "action.decided", decision, category, actionType, agentId, traceId, from, to } = selection;
  return (
    (type === "all" || entry.type === type) &&
    isWanted(decision, entry.decision) &&
    isWanted(category, entry.riskCategory) &&
    isWanted(actionType, entry.actionType) &&
    isWanted(agentId, entry.agentId) &&
    isWanted(traceId, entry.traceId) &&
    (from === undefined || entry.timestamp >= from) &&
    (to === undefined || entry.timestamp < to)
  );
}

function isWanted(wanted: string | undefined, value: string | null): boolean {
  return wanted === undefined || wanted === value;
}
