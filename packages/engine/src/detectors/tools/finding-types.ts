import type { FindingType } from "../../detection/finding-type";
import { reasonFrom } from "../../detection/reason-from";
import { mastEvidence } from "../../vocabulary/mast";

const POISONING: Readonly<Record<string, string>> = {
  "instructions-in-description": "A tool's description gives orders to the model instead of describing the tool.",
  "hidden-text-in-description": "A tool's description holds text that a reader does not see.",
  "harmful-purpose": "A tool's name or description speaks of doing harm or of staying unnoticed.",
  "changed-description": "A tool's description is not the one that was approved.",
  "changed-schema": "A tool's parameters are not the ones that were approved.",
  shadowing: "A tool's description tells how to use another tool, or two tools share one name.",
  "suspicious-parameter": "A tool asks for the conversation, the system prompt or secrets as a parameter.",
};

const TYPOSQUAT: Readonly<Record<string, string>> = {
  homoglyph: "A name looks like a known one and is written with other characters.",
  separator: "A name is a known one but for its separators.",
  misspelling: "A name is a letter or two away from a known one.",
  "word-order": "A name has the words of a known one in another order.",
  affix: "A name is a known one with something added that invites trust.",
  "standard-library": "A package has the name of a module that comes with the language.",
  owner: "The owner of a package is written like that of a known one.",
};

const EVENT: Readonly<Record<string, string>> = {
  "unattended-agent": "A command line starts an agent with its approvals switched off.",
  "token-printed": "A command prints a credential of the machine.",
  "command-in-request": "A request hands a local bridge a command to start.",
  "credential-file": "A tool opens a file that holds credentials.",
  "startup-file": "A file that runs at the start of a session or machine is changed.",
  "path-traversal": "A path climbs out of where it belongs.",
  "container-escape": "A command reaches from a container to its host.",
  "claimed-authority": "Content from outside claims to rank above rules, or to switch them off.",
  "concealed-act": "Content asks for silence while a tool acts.",
  "hidden-text": "A record holds text that a reader does not see.",
  "poisoned-description": "A tool's description in the record gives orders to the model.",
  "environment-scrape": "A command collects the environment's variables.",
  "sampling-context": "A server asks for the context of all other servers.",
  "weak-authorization": "An authorization leaves out a protection that keeps others from using it.",
  "failed-verification": "A check of origin or integrity failed.",
  excess: "More prompts for consent or rounds of a loop than a person follows.",
  "changed-from-pinned": "A value differs from what the record says it was or should be.",
  "reported-anomaly": "The record itself reports changes or conflicts and no approval of them.",
};

/** What the types of this detector have in common. */
const TOOL_MISUSE = { mast: mastEvidence("MAST-A-TOOL"), defaultEffect: "score" } as const;

export const TOOL_POISONING: FindingType = {
  type: "tool_poisoning",
  title: "Poisoned tool",
  reason: reasonFrom(POISONING, "A tool is not what it seems."),
  remediation:
    "Do not offer the tool to the agent until a person has read its description and parameters. Pin what was approved.",
  references: ["OWASP ASI04:2026", "OWASP LLM03:2025", "CWE-1427"],
  ...TOOL_MISUSE,
};

export const TOOL_TYPOSQUAT: FindingType = {
  type: "tool_typosquat",
  title: "Look-alike name",
  reason: reasonFrom(TYPOSQUAT, "A name is easily taken for a known one."),
  remediation: "Check the name letter by letter against the tool or package that was meant, and pin the right one.",
  references: ["OWASP ASI04:2026", "OWASP LLM03:2025", "CWE-1357"],
  ...TOOL_MISUSE,
};

export const MCP_EVENT: FindingType = {
  type: "mcp_event",
  title: "Suspicious event of a tool server",
  reason: reasonFrom(EVENT, "An event of a tool server is suspicious."),
  remediation: "Look at the server and the process behind the event before it is used again.",
  references: ["OWASP ASI04:2026", "OWASP ASI02:2026", "OWASP LLM03:2025"],
  ...TOOL_MISUSE,
};
