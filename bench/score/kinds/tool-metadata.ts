import { withPayloadText } from "../actions";
import { byRules } from "../by-rules";
import type { Scorer } from "../scorer";

/**
 * A tool with its description, offered to the agent as `context.tools`. `tools.poisoning` counts every record;
 * `tools.poisoning.overt` leaves out attackers' tools whose name and description are those of an honest tool.
 */
export const SCORER: Scorer = {
  kinds: ["tool_metadata"],
  score({ tool, text, label, aggressive }, detect) {
    const action = withPayloadText("");
    const tools = [{ name: typeof tool === "string" ? tool : "", description: text ?? "" }];
    const poisoned = detect({ ...action, payload: {}, context: { tools } }).filter(
      ({ type }) => type === "tool_poisoning",
    );
    const all = byRules("tools.poisoning", label === 2 ? null : label === 1, poisoned);
    return label === 1 && String(aggressive).toLowerCase() === "false"
      ? [all]
      : [all, { ...all, metric: "tools.poisoning.overt" }];
  },
};
