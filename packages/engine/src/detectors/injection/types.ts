import type { FindingType } from "../../detection/finding-type";
import { reasonFrom } from "../../detection/reason-from";
import { mastEvidence } from "../../vocabulary/mast";
import type { Category } from "./rules/rule";

const SEEN = {
  override: "The text tells the agent to drop the instructions it was given.",
  extraction: "The text asks the agent for its own instructions.",
  secret: "The text asks the agent for a secret it keeps.",
  persona: "The text gives the agent another identity that is free of its limits.",
  privilege: "The text claims a right over the agent that nothing in the action confirms.",
  encoding: "The text carries instructions in encoded form.",
  split: "The text carries instructions in pieces that the agent is asked to put together.",
  delimiter: "The text imitates the marks that separate messages from instructions.",
  exfiltration: "The text asks the agent to send private data away.",
  planted: "Text that came from outside gives the agent an order.",
  smuggled: "Text that came from outside tells the agent what to conclude.",
} as const satisfies Readonly<Record<Category, string>>;

const reasonOfCategory = reasonFrom(SEEN, "The text contains an instruction meant to take over the agent.");

/** What the types of this detector have in common. */
const INJECTION = { mast: mastEvidence("MAST-A-INJECTION"), isOnePerPlace: true } as const;

/** The high-precision tier: what it reports is meant to be blocked. */
export const PROMPT_INJECTION: FindingType = {
  type: "prompt_injection",
  title: "Prompt injection",
  reason: (rule) => reasonOfCategory(rule.split(".", 1)[0] ?? ""),
  remediation: "Do not carry out the action. Find where the text came from, and run the task again without it.",
  references: ["OWASP LLM01:2025", "OWASP LLM07:2025", "OWASP ASI01:2026", "CWE-1427"],
  defaultEffect: "block",
  ...INJECTION,
};

/** The second tier: the statistical model finds the text suspicious. Meant for scores and reviews. */
export const SUSPECT_TEXT: FindingType = {
  type: "suspect_text",
  title: "Suspect text",
  reason: () => "The text resembles known prompt injections.",
  remediation: "Look at the text before letting the agent act on it.",
  references: ["OWASP LLM01:2025", "OWASP ASI01:2026"],
  defaultEffect: "score",
  ...INJECTION,
};

const HIDDEN = {
  "hidden.tags": "The text carries words in characters that are not shown.",
  "hidden.selectors": "The text carries words in characters that are not shown.",
  "hidden.bidi": "The text contains controls that make it read differently from what it says.",
  "hidden.markup": "Markup that is not shown carries an instruction.",
  "hidden.split-words": "Invisible characters are spread through the words of the text.",
} as const satisfies Readonly<Record<string, string>>;

/** Text a person would not see. */
export const HIDDEN_TEXT: FindingType = {
  type: "hidden_text",
  title: "Hidden text",
  reason: reasonFrom(HIDDEN, "The text contains words a reader does not see."),
  remediation: "Show the hidden characters or markup to whoever answers for the source, and remove them before use.",
  references: ["OWASP LLM01:2025", "CWE-1007", "CWE-451"],
  defaultEffect: "score",
  ...INJECTION,
};
