import type { FindingType } from "../../detection/finding-type";
import { mastEvidence } from "../../vocabulary/mast";

/** Something the action carries comes from a text nobody vouches for. */
export const TAINTED_ARGUMENT: FindingType = {
  type: "tainted_argument",
  title: "Argument from an untrusted text",
  reason: (rule) => {
    switch (rule) {
      case "planted_destination":
        return "What the action carries goes to a place that only an untrusted text named, and that text tells its reader to send it there.";
      case "destination_beside_instruction":
        return "What the action carries goes to a place named in an untrusted text that tries to instruct the agent.";
      case "remembered_destination":
        return "What the action carries goes to a place that an untrusted text named earlier in this session.";
      default:
        return "What the action carries goes to a place that only an untrusted text named.";
    }
  },
  remediation:
    "Check that the recipient, address or account is the one the user meant. Take destinations from the user or from a list you keep, not from mail, pages or documents.",
  references: ["OWASP LLM01:2025", "OWASP ASI01:2026", "CWE-20"],
  mast: mastEvidence("MAST-A-INJECTION"),
  defaultEffect: "score",
};

/** Nobody but an untrusted text asked for the action. */
export const UNREQUESTED_ACTION: FindingType = {
  type: "unrequested_action",
  title: "Action asked for by an untrusted text",
  reason: (rule) =>
    rule === "named_tool"
      ? "An untrusted text names this tool and tells its reader to use it; the user's words do not ask for it."
      : "An untrusted text tells its reader to do this; the user's words do not ask for it.",
  remediation:
    "Ask the user whether they want this. If the agent reads mail, pages or documents from others, let it act on them only within the task it was given.",
  references: ["OWASP LLM01:2025", "OWASP LLM06:2025", "OWASP ASI01:2026"],
  mast: mastEvidence("MAST-M-CONTEXT-POISONING"),
  defaultEffect: "score",
};
