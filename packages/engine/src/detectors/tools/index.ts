import type { ActionDetector, Evidence, Observation } from "../../detection/detector";
import { eventsOf } from "./event-fields";
import { inspectEvent } from "./event-rules";
import { MCP_EVENT, TOOL_POISONING, TOOL_TYPOSQUAT } from "./finding-types";
import { lookAlikeNames } from "./look-alike-names";
import { inspectOffered } from "./offered-tools";
import type { PinnedTools } from "./pinned-tools";
import { offeredTools } from "./tool-list";

const NO_PINS: PinnedTools = new Map();

/**
 * Looks at the tools an action brings along, compared with what the organization approved of each (`settings.pinnedTools`),
 * at the names of tools and packages it uses, and at events of tool servers.
 */
export const toolsDetector: ActionDetector = {
  id: "tools",
  kind: "action",
  types: [TOOL_POISONING, TOOL_TYPOSQUAT, MCP_EVENT],
  inspect: (evidence) => inspect(evidence, evidence.settings.pinnedTools ?? NO_PINS),
};

function inspect(evidence: Evidence, pinned: PinnedTools): readonly Observation[] {
  const tools = offeredTools(evidence.action);
  const events = eventsOf(evidence);
  const found: Observation[] = [];
  if (tools.length > 0) found.push(...inspectOffered(tools, pinned));
  found.push(...lookAlikeNames(evidence, tools, events));
  for (const event of events) {
    for (const sighting of inspectEvent(event)) found.push({ type: MCP_EVENT.type, ...sighting, span: null });
  }
  return found;
}
