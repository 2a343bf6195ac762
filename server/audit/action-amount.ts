/** A sum of money an action names. */
interface ActionAmount {
  readonly value: number;
  /** Three letters; null where none are named. */
  readonly currency: string | null;
}

/** The sum in words; `unclear` where the field that should hold it holds no plain number. */
export type AmountText =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "unclear" }
  | { readonly kind: "none" };

/** Exact decimals travel as text; other spellings of numbers (`1e9`, `0x10`, `48.200,00`) are read differently by different readers. */
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,9})?$/;
const FRACTION_DIGITS_MAX = 9;

/** The sum of money in a payload; null where it names none, or none that is plain. Only a payment's `total` and `value` are sums for sure. */
export function amountOf(actionType: string | null, payload: unknown): ActionAmount | null {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return null;
  const fields: Readonly<Record<string, unknown>> = { ...payload };
  const value = plainNumber(actionType === "PAYMENT_APPROVE" ? sumIn(fields) : fields["amount"]);
  return value === null ? null : { value, currency: currencyOf(fields) };
}

/** The sum in a payment's payload, in words. */
export function amountText(fields: Readonly<Record<string, unknown>>): AmountText {
  const stored = sumIn(fields);
  if (stored === undefined || stored === null) return { kind: "none" };
  const value = plainNumber(stored);
  if (value === null) return { kind: "unclear" };
  const currency = currencyOf(fields);
  const how = currency === null ? { minimumFractionDigits: 2 } : ({ style: "currency", currency } as const);
  return {
    kind: "said",
    text: value.toLocaleString("en-US", { ...how, maximumFractionDigits: FRACTION_DIGITS_MAX }),
  };
}

function sumIn(fields: Readonly<Record<string, unknown>>): unknown {
  return fields["amount"] ?? fields["total"] ?? fields["value"];
}

function plainNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && DECIMAL.test(value.trim()) ? Number(value) : null;
}

function currencyOf(fields: Readonly<Record<string, unknown>>): string | null {
  const currency = fields["currency"];
  return typeof currency === "string" && /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : null;
}
