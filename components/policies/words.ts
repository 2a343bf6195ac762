import { ACTION_TYPES, type ActionType, type Verdict } from "@mastguard/engine";

/** Kinds of action as screens name them; the API's own word is in the title. */
export const ACTION_TYPE_WORDS = {
  EMAIL_SEND: "E-mail",
  PAYMENT_APPROVE: "Payments",
  RECORD_UPDATE: "Records",
  DOCUMENT_MODIFY: "Documents",
  DATA_ACCESS: "Data",
  API_CALL: "API",
  OTHER: "Other",
} as const satisfies Record<ActionType, string>;

/** What each decision means for the action. */
export const DECISION_WORDS = {
  ALLOW: "runs",
  ALERT: "runs, flagged",
  HITL: "a person decides",
  BLOCK: "never runs",
} as const satisfies Record<Verdict, string>;

/** What a policy is for, short enough for a column: `Payments`, `E-mail +2`, `All`. */
export function actionTypesInShort(types: readonly ActionType[]): string {
  const [first, ...others] = types;
  if (first === undefined || types.length === ACTION_TYPES.length) return "All";
  return others.length === 0 ? ACTION_TYPE_WORDS[first] : `${ACTION_TYPE_WORDS[first]} +${others.length}`;
}

/** What a policy is for, in full. */
export function actionTypesInFull(types: readonly ActionType[]): string {
  return types.map((type) => ACTION_TYPE_WORDS[type]).join(", ");
}
