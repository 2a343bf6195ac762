import { startsWithDate } from "./date-shape";
import type { NumberRun } from "./number-runs";

/** What the writing of a number says, before any country's plan is asked. */
export type PhoneShape =
  /** `+` or `00` and a country code. */
  | "international"
  /** `(212) 555-0123`, `212-555-0123`: three, three and four digits. */
  | "north_american"
  /** Groups beginning with a 0. */
  | "trunk"
  /** Digits in groups, any other way. */
  | "grouped"
  /** Digits only. */
  | "bare"
  /** A date, a decimal, a list of small numbers and whatever else is no telephone number. */
  | "none";

/** ITU-T E.164; an international prefix such as 00 or 011 may stand before it. */
const DIGITS_MAX = 15;
const PREFIX_MAX = 3;
const DIGITS_MIN = 7;
const GROUPS_MAX = 8;

/** The shape of groups `first`..`last` of a run; `written` goes from the `+` or `(` before them to the last digit. */
export function phoneShape(run: NumberRun, first: number, last: number, written: string): PhoneShape {
  const offset = run.groups[first]?.offset ?? 0;
  const digits = run.digits.slice(offset, run.groups[last + 1]?.offset ?? run.digits.length);
  const count = last - first + 1;
  if (digits.length < DIGITS_MIN || digits.length > DIGITS_MAX + PREFIX_MAX || count > GROUPS_MAX) return "none";
  if (isOneDigit(digits)) return "none";
  if (written.includes("+")) return digits.length >= 8 && digits.length <= DIGITS_MAX + 1 ? "international" : "none";
  if (digits.startsWith("00") && digits.length >= 10 && (count > 1 || digits[2] !== "0")) return "international";
  if (digits.length > DIGITS_MAX) return "none";
  if (count === 1) return startsWithDate(written) ? "none" : "bare";
  const shape = groupedShape(run, first, last, digits);
  return shape === "none" || startsWithDate(written) || isDecimal(written, count) ? "none" : shape;
}

function isOneDigit(digits: string): boolean {
  for (let at = 1; at < digits.length; at += 1) if (digits[at] !== digits[0]) return false;
  return true;
}

function groupedShape(run: NumberRun, first: number, last: number, digits: string): PhoneShape {
  let ones = 0;
  let years = 0;
  for (let at = first; at <= last; at += 1) {
    const size = sizeOf(run, at);
    if (size === 1) ones += 1;
    if (size === 4 && isYear(run.digits, run.groups[at]?.offset ?? 0)) years += 1;
  }
  if (ones > 2 || years === last - first + 1) return "none";
  if (isNorthAmerican(run, first, last, digits)) return "north_american";
  return digits.startsWith("0") && sizeOf(run, first) !== 1 ? "trunk" : "grouped";
}

function sizeOf(run: NumberRun, at: number): number {
  const group = run.groups[at];
  return group === undefined ? 0 : group.end - group.start;
}

function isYear(digits: string, offset: number): boolean {
  return digits.startsWith("19", offset) || digits.startsWith("20", offset);
}

/** Three, three and four digits, with a 1 before them or not. */
function isNorthAmerican(run: NumberRun, first: number, last: number, digits: string): boolean {
  if (sizeOf(run, last) !== 4 || sizeOf(run, last - 1) !== 3 || sizeOf(run, last - 2) !== 3) return false;
  if (last - first === 2) return /^[2-9]/.test(digits);
  return last - first === 3 && /^1[2-9]/.test(digits);
}

/** `40.712776`, and amounts such as `1.234.567`. */
function isDecimal(written: string, count: number): boolean {
  if (!/^[\d.]+$/.test(written)) return false;
  return count === 2 || /^\d{1,2}(?:\.\d{3})+$/.test(written);
}
