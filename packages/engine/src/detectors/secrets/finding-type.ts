import type { FindingType } from "../../detection/finding-type";
import { mastEvidence } from "../../vocabulary/mast";
import { TOKEN_FAMILIES } from "./token-families";

/** A credential in a text of the action. */
export const SECRET: FindingType = {
  type: "secret",
  title: "Credential in the text",
  reason: (rule) => `The text holds what looks like a credential: ${titleOf(rule)}.`,
  remediation:
    "Keep the credential out of prompts, tool arguments and logs: pass a reference to a vault instead. If it is live, rotate it.",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-200"],
  mast: null,
  defaultEffect: "score",
  isOnePerPlace: true,
};

/** A credential on its way out. */
export const SECRET_EGRESS: FindingType = {
  type: "secret_egress",
  title: "Credential sent out",
  reason: (rule) => `The action would send what looks like a credential out of the organization: ${titleOf(rule)}.`,
  remediation:
    "Do not let the action run. Find out where the agent got the credential and who asked for it to be sent, and rotate it if it has left.",
  references: ["OWASP LLM02:2025", "OWASP ASI02:2026", "CWE-200"],
  mast: mastEvidence("MAST-A-EXFILTRATION"),
  defaultEffect: "block",
};

let titles: ReadonlyMap<string, string> | null = null;

/** The family's title, or the words of the rule. */
function titleOf(rule: string): string {
  titles ??= new Map(TOKEN_FAMILIES.map(({ id, title }) => [id, title]));
  return titles.get(rule) ?? rule.replaceAll("-", " ");
}
