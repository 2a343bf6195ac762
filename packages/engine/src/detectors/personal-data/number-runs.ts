import { isAlphanumeric, isDigit, unitAt } from "./code-units";

/** A group of digits within a run. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** What stands between the group before and this one; empty for the first. */
  readonly gap: string;
  /** How many digits of the run stand before it. */
  readonly offset: number;
}

/** Groups of digits with at most three separators between neighbours: `+41 (0)85 806 98 67`, `2024-05-14`. */
export interface NumberRun {
  /** Of the first digit. */
  readonly start: number;
  /** After the last digit. */
  readonly end: number;
  readonly groups: readonly DigitGroup[];
  /** All digits, joined. */
  readonly digits: string;
}

/** A run of ASCII letters and digits with at least one digit: `RSSMRA85M01H501Z`, `1985`. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
}

/** The most separators between two groups, the most groups and the most digits of a run. */
const GAP_MAX = 3;
const GROUPS_MAX = 16;
const DIGITS_MAX = 40;

/** Fewer digits are no number of a person. */
const DIGITS_MIN = 7;

/**
 * The runs of digits of a text that may be a number of interest, in order. A longer list of numbers is cut every 16
 * groups or 40 digits. Linear: every code unit is looked at a bounded number of times.
 */
export function numberRuns(text: string): readonly NumberRun[] {
  const runs: NumberRun[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isDigit(unitAt(text, at))) {
      at += 1;
      continue;
    }
    const start = at;
    let digits = 0;
    let groups = 0;
    let end = at;
    for (
      let next: number | null = at;
      next !== null && groups < GROUPS_MAX && digits < DIGITS_MAX;
      next = afterGap(text, end)
    ) {
      end = afterDigits(text, next);
      digits += end - next;
      groups += 1;
    }
    // `1 0 0 1 1 0 1` and `1.2.3.4.5.6.7` are lists.
    if (digits >= DIGITS_MIN && digits * 2 >= groups * 3) runs.push(runBetween(text, start, end));
    at = end;
  }
  return runs;
}

function runBetween(text: string, start: number, end: number): NumberRun {
  const groups: DigitGroup[] = [];
  let digits = "";
  let gapStart = start;
  for (let at: number | null = start; at !== null && at < end; at = afterGap(text, gapStart)) {
    const groupEnd = afterDigits(text, at);
    groups.push({ start: at, end: groupEnd, gap: text.slice(gapStart, at), offset: digits.length });
    digits += text.slice(at, groupEnd);
    gapStart = groupEnd;
  }
  return { start, end, groups, digits };
}

function afterDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(unitAt(text, end))) end += 1;
  return end;
}

/** The digit behind at most three separators. */
function afterGap(text: string, end: number): number | null {
  for (let at = end; at <= end + GAP_MAX; at += 1) {
    const unit = unitAt(text, at);
    if (isDigit(unit)) return at;
    if (!isSeparator(unit)) return null;
  }
  return null;
}

/** Space, no-break and thin spaces, hyphens and dashes, dot, slash, parentheses. */
function isSeparator(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x2d && unit <= 0x2f) ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0xa0 ||
    unit === 0x202f ||
    (unit >= 0x2007 && unit <= 0x2015)
  );
}

/** The tokens of a text that hold a digit, in order. */
export function tokensWithDigits(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let digits = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = unitAt(text, at);
    if (isDigit(unit)) digits += 1;
    else if (!isAlphanumeric(unit)) {
      if (digits > 0) tokens.push({ start, end: at, digits });
      start = at + 1;
      digits = 0;
    }
  }
  return tokens;
}
