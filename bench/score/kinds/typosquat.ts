import { toolCall } from "../actions";
import { byRules } from "../by-rules";
import type { Scorer } from "../scorer";

/** A package that an agent asks to install. The known names are the engine's own list, not the data's. */
export const SCORER: Scorer = {
  kinds: ["typosquat"],
  score({ text, label, ecosystem }, detect) {
    const stated = typeof ecosystem === "string" ? ecosystem : "";
    const findings = detect(toolCall("install_package", { package: text ?? "", ecosystem: stated }));
    const imitations = findings.filter(({ type }) => type === "tool_typosquat");
    return [byRules("tools.typosquat", label === 2 ? null : label === 1, imitations)];
  },
};
