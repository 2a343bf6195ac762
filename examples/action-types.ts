import type { ActionType } from "@auxdynamics/mastguard-sdk";

/** Tools whose name misleads the rules below. */
const BY_TOOL = new Map<string, ActionType>([
  ["send_certificate", "PAYMENT_APPROVE"], // an airline voucher is money
  ["transfer_to_human_agents", "OTHER"],
  ["handover_to_agent", "OTHER"],
  ["calculate", "OTHER"],
]);

/** The first rule with a word of the tool's name decides. Reading comes first: `get_order_details` orders nothing. */
const RULES: readonly (readonly [ActionType, RegExp])[] = [
  ["DATA_ACCESS", /^(get|find|search|list|read|view|look|lookup|fetch|retrieve|check|query|detail|download)$/],
  ["EMAIL_SEND", /^(email|mail|sms|message)$/],
  ["PAYMENT_APPROVE", /^(pay|payment|buy|book|order|purchase|transfer|withdraw|deposit|refund)$/],
  ["DOCUMENT_MODIFY", /^(file|files|document|documents|note|contentitem)$/],
  [
    "RECORD_UPDATE",
    /^(add|cancel|change|create|delete|disable|edit|exchange|grant|manage|modify|move|remove|reschedule|restore|return|set|share|update)$/,
  ],
];

// `book_reservation` buys; `cancel_pending_order` and its like change a record although their names hold `order`.
const CHANGES_FIRST = /^(cancel|change|delete|exchange|modify|remove|return|update)_/;

/** The action type of a recorded tool, from its name; `API_CALL` when the name says nothing. */
export function actionTypeOf(tool: string): ActionType {
  const known = BY_TOOL.get(tool);
  if (known !== undefined) return known;
  if (CHANGES_FIRST.test(tool)) return "RECORD_UPDATE";
  const words = wordsOf(tool);
  return RULES.find(([, rule]) => words.some((word) => rule.test(word)))?.[0] ?? "API_CALL";
}

/** `EpicFHIRManageDocuments` → epic, fhir, manage, documents. */
function wordsOf(tool: string): string[] {
  return tool
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
}
