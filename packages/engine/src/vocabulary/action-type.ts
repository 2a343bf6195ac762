/** The kinds of action an agent can propose. */
export const ACTION_TYPES = [
  "EMAIL_SEND",
  "PAYMENT_APPROVE",
  "RECORD_UPDATE",
  "DOCUMENT_MODIFY",
  "DATA_ACCESS",
  "API_CALL",
  "OTHER",
] as const;

export type ActionType = (typeof ACTION_TYPES)[number];
