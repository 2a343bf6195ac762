import type { TextDetector } from "../../detection/detector";
import { judgeEvidence } from "./action-judge";
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
  inspect(text, evidence) {
    return text.origin === "payload" ? judgeEvidence(text, evidence) : [];
  },
};
