/**
 * Whether two JSON numerals of the same sign denote the same decimal: `1.50` and `15e-1` do. Exact for numerals of any
 * length, in time linear in it, and for exponents that a double tells apart.
 */
export function isSameDecimal(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [decimalOf(one), decimalOf(other)];
  return a.digits === b.digits && a.exponent === b.exponent;
}

interface Decimal {
  /** Significant digits, without zeros at either end; empty for zero. */
  readonly digits: string;
  /** The power of ten that the last digit counts. */
  readonly exponent: number;
}

const ZERO: Decimal = { digits: "", exponent: 0 };

function decimalOf(numeral: string): Decimal {
  const [mantissa = "", power = "0"] = numeral.replace(/^-/, "").split(/e/i);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = whole + fraction;
  let start = 0;
  while (digits.charAt(start) === "0") start += 1;
  let end = digits.length;
  while (end > start && digits.charAt(end - 1) === "0") end -= 1;
  if (start === end) return ZERO;
  return { digits: digits.slice(start, end), exponent: Number(power) - fraction.length + digits.length - end };
}
