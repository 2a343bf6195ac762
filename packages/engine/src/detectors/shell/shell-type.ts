import type { FindingType } from "../../detection/finding-type";
import { mastEvidence } from "../../vocabulary/mast";
import { isShellRule, SHELL_RULES } from "./rules";

/** The one type of finding of this detector; the rule says what the command would do. */
export const DANGEROUS_COMMAND: FindingType = {
  type: "dangerous_command",
  title: "Dangerous command",
  reason: (rule) => (isShellRule(rule) ? `The command ${SHELL_RULES[rule]}.` : "The command can do harm."),
  remediation:
    "Let a person look at the command before it runs. Give the agent a tool for the one task it has instead of a shell, without the rights to do more.",
  references: ["OWASP ASI02:2026", "OWASP ASI05:2026", "OWASP LLM06:2025", "CWE-78"],
  mast: mastEvidence("MAST-A-COMMAND"),
  defaultEffect: "score",
};
