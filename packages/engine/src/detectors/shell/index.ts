import type { TextDetector } from "../../detection/detector";
import { commandTextOf } from "./applicability";
import { judgeText } from "./judge-text";
import { DANGEROUS_COMMAND } from "./shell-type";
import { SHELL_TRIGGERS } from "./triggers";

/**
 * Judges commands an agent is about to run: what they would delete, read, send, start, hide or change. Texts that are not
 * about to run, such as messages, are not its business.
 */
export const shellDetector: TextDetector = {
  id: "shell",
  kind: "text",
  types: [DANGEROUS_COMMAND],
  triggers: SHELL_TRIGGERS,
  inspect(evidence, { action }) {
    const command = commandTextOf(evidence, action);
    if (command === null) return [];
    return judgeText(command).map(({ rule, severity, confidence, start, end }) => ({
      type: DANGEROUS_COMMAND.type,
      rule,
      severity,
      confidence,
      span: command.isWhole
        ? { start: start + command.offset, end: end + command.offset }
        : { start: 0, end: evidence.text.length },
    }));
  },
};
