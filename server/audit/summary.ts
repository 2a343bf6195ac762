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
  OTHER: "Do",
};

/** Fields agents use for the same thing, the most telling first. */
const RECIPIENTS = ["to", "recipient", "recipients", "payee", "beneficiary", "vendor", "email", "account"];
const SUBJECTS = ["subject", "title"];
const OBJECTS = ["id", "record", "recordId", "orderId", "invoiceId", "document", "path", "file", "table", "name"];
const CALLS = ["url", "endpoint", "command", "sql", "query", "path"];

/**
 * One line that says in words what an action would do: `Pay €48,200.00 to ACME GmbH`. Made from well-known fields of the
 * payload, so it is for viewers who may read payloads; without one it names the tool or the kind of action only.
 * At most 160 characters on one line, whatever the payload holds.
 */
export function summaryOf({ actionType, tool }: SummarizedAction, payload?: unknown): string {
  const verb = VERBS[actionType ?? ""] ?? actionType ?? "Act";
  const fields = fieldsOf(payload);
  const words = fields === null ? [] : detailsOf(actionType, fields);
  if (words.length === 0) return cut(tool ? wordsOf(tool) : verb === "Do" ? "Other action" : verb, LINE_MAX);
  const isPlain = actionType === "OTHER" || actionType === "API_CALL";
  return cut([isPlain && tool ? wordsOf(tool) : verb, ...words].join(" "), LINE_MAX);
}

function detailsOf(actionType: string | null, fields: Readonly<Record<string, unknown>>): string[] {
  const recipient = firstOf(fields, RECIPIENTS);
  const to = recipient === null ? [] : ["to", recipient];
  switch (actionType) {
    case "PAYMENT_APPROVE":
      return [...present(amountOf(fields)), ...to];
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

function amountOf(fields: Readonly<Record<string, unknown>>): string | null {
  const amount = Number(fields["amount"] ?? fields["total"] ?? fields["value"] ?? Number.NaN);
  if (!Number.isFinite(amount)) return null;
  const currency = fields["currency"];
  const isCode = typeof currency === "string" && /^[A-Za-z]{3}$/.test(currency);
  if (!isCode) return amount.toLocaleString("en-US", { minimumFractionDigits: 2 });
  return amount.toLocaleString("en-US", { style: "currency", currency: currency.toUpperCase() });
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
    const first = textOf(value[0]);
    return first === null || value.length === 1 ? first : `${first} and ${value.length - 1} more`;
  }
  if (typeof value !== "string") return null;
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line === "" ? null : cut(line, TEXT_MAX);
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
