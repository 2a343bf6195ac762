import type { Action } from "../action";
import { type RegisteredAgent, toolKey } from "../snapshot";
import { block, type GateReport, pass } from "./stage";

/**
 * Whether the agent may use the tool at all: the tools this call allows itself, then those the registry allows the
 * agent. An agent the organization restricted must name its tool, or leaving the name out would lift the restriction;
 * a call that merely declared tools of its own and names none cannot be assessed.
 */
export function checkIdentity(action: Action, agents: ReadonlyMap<string, RegisteredAgent>): GateReport {
  const registered = agents.get(action.agentId)?.allowedTools ?? null;
  const { tool } = action;
  if (tool === null) {
    if (registered !== null) {
      return block({
        code: "tool_missing",
        message: "The agent is restricted to certain tools and the action names none.",
        ids: [action.agentId],
      });
    }
    return action.allowedTools === null
      ? pass("the action names no tool")
      : { ...pass("tools are declared but the action names none"), outcome: "not_assessable" };
  }
  if (action.allowedTools !== null && !includesTool(action.allowedTools, tool)) {
    return block({ code: "tool_not_allowed", message: "The tool is not among those this call allows.", ids: [tool] });
  }
  if (registered !== null && !includesTool(registered, tool)) {
    return block({
      code: "tool_not_allowed",
      message: "The tool is not among those this agent may use.",
      ids: [tool, action.agentId],
    });
  }
  return pass("the tool is not restricted");
}

function includesTool(tools: readonly string[], tool: string): boolean {
  const key = toolKey(tool);
  return tools.some((allowed) => toolKey(allowed) === key);
}
