import type { Action } from "../action";
import { type Charge, chargesOf } from "../budget/budget";
import type { Reason } from "../decision";
import { type Containment, type Snapshot, toolKey } from "../snapshot";
import { block, type GateReport, pass } from "./stage";

/** What is known beside the organization's configuration. */
interface Known {
  /** Against the action, whatever the rules say. */
  readonly refusal: Reason | null;
  /** Of a budget, used already. */
  readonly spent: (charge: Charge) => string;
}

type ContainmentReport = GateReport & { readonly charges: readonly Charge[] };

/** Emergency stop, quarantine, blocked tools and budgets: what no policy can lift. */
export function checkContainment(
  action: Action,
  { containment, budgets }: Pick<Snapshot, "containment" | "budgets">,
  nowMs: number,
  { refusal, spent }: Known,
): ContainmentReport {
  const reason = refusal ?? containedBy(action, containment);
  if (reason !== null) return { ...block(reason), charges: [] };
  const charged = chargesOf(action, budgets, nowMs, spent);
  if (charged.kind === "refused") return { ...block(charged.reason), charges: [] };
  return { ...pass("no stop, quarantine, block or budget applies"), charges: charged.charges };
}

/** Why what an organization contains may not act, or `null`: whoever lets an approved action go asks it again. */
export function containedBy(action: Pick<Action, "agentId" | "tool">, containment: Containment): Reason | null {
  if (containment.stopped) {
    return { code: "emergency_stop", message: "The organization's emergency stop is on.", ids: [] };
  }
  if (containment.quarantinedAgents.has(action.agentId)) {
    return { code: "agent_quarantined", message: "The agent is in quarantine.", ids: [action.agentId] };
  }
  if (action.tool !== null && containment.blockedTools.has(toolKey(action.tool))) {
    return { code: "tool_blocked", message: "The tool is blocked for the organization.", ids: [action.tool] };
  }
  return null;
}
