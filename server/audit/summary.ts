import { assertNever } from "@mastguard/engine";
import { type AmountText, amountText } from "./action-amount";

/** What a summary names an action by. */
export interface SummarizedAction {
  readonly actionType: string | null;
  readonly tool: string | null;
}

const TEXT_MAX = 80;
const LINE_MAX = 160;

const VERBS: Readonly<Record<string, string>> = {
  EMAIL_SEND: "Send e-mail",
  PAYMENT_APPROVE: "Pay",
  RECORD_UPDATE: "Update",
  DOCUMENT_MODIFY: "Edit",
  DATA_ACCESS: "Read",
  API_CALL: "Call",
};

/** What is said where nothing names the thing itself. */
const UNNAMED: Readonly<Record<string, string>> = {
  EMAIL_SEND: "Send an e-mail",
  PAYMENT_APPROVE: "Make a payment",
  RECORD_UPDATE: "Update a record",
  DOCUMENT_MODIFY: "Edit a document",
  DATA_ACCESS: "Read data",
  API_CALL: "Call an API",
  OTHER: "Other action",
};

/** Fields agents use for the same thing, the most telling first. */
const RECIPIENTS = ["to", "recipient", "recipients", "payee", "beneficiary", "vendor", "email", "account"];
const SUBJECTS = ["subject", "title"];
const OBJECTS = [
  "id",
  "record",
  "recordId",
  "orderId",
  "invoiceId",
  "document",
  "documentId",
  "path",
  "file",
  "filename",
  "table",
  "name",
];
const CALLS = ["url", "endpoint", "command", "sql", "query", "path"];
/** Of a thing that is an object itself. */
const NAMES = ["name", "email", "address", "id", "iban"];
/** Keys told where no value can be. */
const KEYS_TOLD = 3;
const KEY_MAX = 32;

/**
 * One line that says in words what an action would do: `Pay €48,200.00 to ACME GmbH`. Made from well-known fields of the
 * payload, so it is for viewers who may read payloads; without one it names the tool or the kind of action only.
 * Never empty, and at most 160 characters on one line, whatever the payload holds.
 */
export function summaryOf({ actionType, tool }: SummarizedAction, payload?: unknown): string {
  const fields = fieldsOf(payload);
  const details = fields === null ? [] : detailsOf(actionType, fields);
  const toolWords = tool === null ? "" : wordsOf(tool);
  const isPlain = actionType === "OTHER" || actionType === "API_CALL";
  const verb = VERBS[actionType ?? ""] ?? UNNAMED[actionType ?? ""] ?? actionType ?? "Act";
  if (details.length > 0) return cut([isPlain && toolWords !== "" ? toolWords : verb, ...details].join(" "), LINE_MAX);
  if (toolWords !== "") return cut(toolWords, LINE_MAX);
  return cut([UNNAMED[actionType ?? ""] ?? verb, ...keysOf(fields)].join(" "), LINE_MAX);
}

function detailsOf(actionType: string | null, fields: Readonly<Record<string, unknown>>): string[] {
  const recipient = firstOf(fields, RECIPIENTS);
  const to = recipient === null ? [] : ["to", recipient];
  switch (actionType) {
    case "PAYMENT_APPROVE":
      return paymentOf(amountText(fields), to);
    case "EMAIL_SEND": {
      const subject = firstOf(fields, SUBJECTS);
      return [...to, ...(subject === null ? [] : [`“${subject}”`])];
    }
    case "DATA_ACCESS":
      return present(firstOf(fields, [...CALLS, ...OBJECTS]));
    case "RECORD_UPDATE":
    case "DOCUMENT_MODIFY":
      return present(firstOf(fields, [...OBJECTS, ...SUBJECTS]));
    default:
      return [...present(firstOf(fields, [...CALLS, ...OBJECTS, ...SUBJECTS])), ...to];
  }
}

/** What is not a number is said to be unclear: a guess at it could be read as a sum. */
function paymentOf(amount: AmountText, to: readonly string[]): string[] {
  switch (amount.kind) {
    case "none":
      return to.length === 0 ? [] : ["an amount it does not name", ...to];
    case "unclear":
      return ["an unclear amount", ...to];
    case "said":
      return [amount.text, ...to];
    default:
      return assertNever(amount);
  }
}

/** `with section, changes`: the first keys of a payload none of whose fields names what is done. */
function keysOf(fields: Readonly<Record<string, unknown>> | null): string[] {
  const keys = Object.keys(fields ?? {})
    .slice(0, KEYS_TOLD)
    .flatMap((key) => present(textOf(key)))
    .map((key) => cut(key, KEY_MAX));
  return keys.length === 0 ? [] : ["with", keys.join(", ")];
}

/** The first of these fields that holds something short enough to say. */
function firstOf(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(fields[name]);
    if (text !== null) return text;
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    const [first, ...others] = value.flatMap((element) => present(nameOf(element)));
    if (first === undefined) return null;
    return others.length === 0 ? first : `${first} and ${others.length} more`;
  }
  if (typeof value !== "string") return null;
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line === "" ? null : cut(line, TEXT_MAX);
}

/** An element of a list: a text, or what an object calls itself. */
function nameOf(element: unknown): string | null {
  const fields = fieldsOf(element);
  return fields === null ? (Array.isArray(element) ? null : textOf(element)) : firstOf(fields, NAMES);
}

/** `send_wire_transfer` and `sendWireTransfer` as words; any other name as it is, since guessing would garble it. */
function wordsOf(tool: string): string {
  if (!/^[a-z]+(?:_[a-z]+)*$|^[a-z]+(?:[A-Z][a-z]+)*$/.test(tool))
    return tool.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const words = tool
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** At most `max` code points, the last of them an ellipsis where something is missing. */
function cut(text: string, max: number): string {
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, max - 1).join("")}…`;
}

function present(text: string | null): string[] {
  return text === null ? [] : [text];
}

function fieldsOf(payload: unknown): Readonly<Record<string, unknown>> | null {
  return typeof payload === "object" && payload !== null && !Array.isArray(payload) ? { ...payload } : null;
}
