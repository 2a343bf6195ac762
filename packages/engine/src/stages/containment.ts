import type { Action } from "../action";
import { type Containment, toolKey } from "../snapshot";
import { block, type GateReport, pass } from "./stage";

/** Emergency stop, quarantine and blocked tools: what no policy can lift. */
export function checkContainment(action: Action, containment: Containment): GateReport {
  if (containment.stopped) {
    return block({ code: "emergency_stop", message: "The organization's emergency stop is on.", ids: [] });
  }
  if (containment.quarantinedAgents.has(action.agentId)) {
    return block({ code: "agent_quarantined", message: "The agent is in quarantine.", ids: [action.agentId] });
  }
  if (action.tool !== null && containment.blockedTools.has(toolKey(action.tool))) {
    return block({ code: "tool_blocked", message: "The tool is blocked for the organization.", ids: [action.tool] });
  }
  return pass("no stop, quarantine or blocked tool applies");
}
