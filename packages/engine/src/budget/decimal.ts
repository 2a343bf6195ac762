/** Digits behind the point that amounts may have. */
const SCALE = 9;
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,9}))?$/;

/**
 * A value as a decimal in text, or `null` when it is none that can be added up exactly: a JSON number or a decimal in text, not
 * negative, below 10^15, with at most nine digits behind the point.
 */
export function decimalOf(value: unknown): string | null {
  if (typeof value === "string") return DECIMAL.test(value) ? value : null;
  if (typeof value !== "number" || !(value >= 0) || value >= 1e15) return null;
  const text = value.toFixed(SCALE);
  return Number(text) === value ? text.replace(/\.?0+$/, "") : null;
}

/** Whether `used` and `amount` together are more than `cap`, exactly. All are decimals in text. @throws RangeError for what is none */
export function exceeds(used: string, amount: string, cap: string): boolean {
  return unitsOf(used) + unitsOf(amount) > unitsOf(cap);
}

/** In units of 10^-9. Sums may be longer than what one amount may be. */
function unitsOf(decimal: string): bigint {
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d{1,9})0*)?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError("not a decimal");
  return BigInt(whole + fraction.padEnd(SCALE, "0"));
}
