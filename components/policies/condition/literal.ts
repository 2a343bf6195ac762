/** Not `007`: what starts with a zero is an id, and an id is text. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/;
/** Thousands set off by one sign throughout: no decimals could be meant. */
const GROUPS = /^[+-]?\d{1,3}([.,'’_\s])\d{3}(?:\1\d{3})*$/;
const KEYWORDS: ReadonlySet<string> = new Set(["true", "false", "null"]);

/** A value as it stands in a condition: `5000`, `true`, `null` or text in quotes. */
export type Literal = number | string | boolean | null;

/**
 * The CEL of what a person typed as a value: numbers, `true`, `false` and `null` mean themselves, everything else is
 * text. Quotes force text: `"5"` is the text 5.
 */
export function literalSource(typed: string): string {
  const text = typed.trim();
  if (KEYWORDS.has(text)) return text;
  if (isNumber(text)) return String(Number(text));
  return JSON.stringify(unquote(text) ?? text);
}

/** Whether it is a number as people write it, with signs between its digits that CEL has no use for. */
export function isGroupedNumber(typed: string): boolean {
  return /^[+-]?\d[\d.,'’_\s]*$/.test(typed.trim()) && !isNumber(typed.trim()) && /[.,'’_\s]/.test(typed.trim());
}

/**
 * Why a value cannot be what others are more or less than, in words; null when it can: a number, or a date, whose text is in
 * order as it stands. Beside any other text no number is ever more or less.
 */
export function orderProblem(typed: string): string | null {
  const text = typed.trim();
  if (isNumber(text) || DATE.test(unquote(text) ?? text)) return null;
  if (!isGroupedNumber(text)) return "Enter a number such as 10000, or a date such as 2026-01-31.";
  return GROUPS.test(text)
    ? `Write ${text.replaceAll(/[^\d-]/g, "")}, without separators.`
    : "Write the number without separators, such as 10000.50.";
}

/** What a person would type for a literal, so that `literalSource` gives it back. @param isListed inside a list. */
export function typedLiteral(literal: Literal, isListed = false): string {
  if (typeof literal !== "string") return String(literal);
  const isPlain =
    literal !== "" &&
    literal === literal.trim() &&
    !literal.startsWith('"') &&
    !isNumber(literal) &&
    !KEYWORDS.has(literal) &&
    !/[\n\r]/.test(literal) &&
    !(isListed && literal.includes(","));
  return isPlain ? literal : JSON.stringify(literal);
}

/** The items of a typed list: separated by commas, except inside quotes. Blank items are left out. */
export function splitList(typed: string): readonly string[] {
  const items = typed.match(/\s*"(?:[^"\\]|\\.)*"\s*(?=,|$)|[^,]+/g) ?? [];
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

/** Digits that a double keeps: an account number of twenty digits is text. */
function isNumber(text: string): boolean {
  return NUMBER.test(text) && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER;
}

/** The text in quotes; null when it is not quoted text. */
function unquote(text: string): string | null {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : null;
  } catch {
    return null; // An escape that JSON does not know: then the quotes are part of the text.
  }
}
