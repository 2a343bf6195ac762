import type { Surroundings } from "./clues";
import { isDigit, unitAt } from "./code-units";

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

/** The most separators between two groups, the most groups and the most digits of a run. */
const GAP_MAX = 3;
const GROUPS_MAX = 16;
const DIGITS_MAX = 40;

/** How many digits the national numbers have that their writing alone gives away. */
export const FORM_LENGTHS: readonly number[] = [11, 13, 15, 18];

/** Fewer digits are no number of a person. */
const DIGITS_MIN = 7;

/**
 * The runs of digits of a text that may be a number of interest, in order. A longer list of numbers is cut every 16
 * groups or 40 digits. Once the effort is spent only what may have a form of its own. Linear: every code unit is
 * looked at a bounded number of times.
 */
export function* numberRuns(around: Surroundings): Generator<NumberRun> {
  const { text, effort } = around;
  let at = 0;
  while (at < text.length) {
    if (!isDigit(unitAt(text, at))) {
      at += 1;
      continue;
    }
    const start = at;
    let digits = 0;
    let groups = 0;
    let longest = 0;
    let hasThree = false;
    let end = at;
    for (
      let next: number | null = at;
      next !== null && groups < GROUPS_MAX && digits < DIGITS_MAX;
      next = afterGap(text, end)
    ) {
      end = afterDigits(text, next);
      const size = end - next;
      digits += size;
      groups += 1;
      if (size > longest) longest = size;
      if (size === 3) hasThree = true;
    }
    // `1 0 0 1 1 0 1` and `1.2.3.4.5.6.7` are lists.
    if (digits >= DIGITS_MIN && digits * 2 >= groups * 3) {
      const isOpen = effort.looksFor("phone") || (effort.readsPlaces && around.hasWordNear(start, end));
      if (isOpen || hasOwnForm(digits, longest, hasThree && groups > 2)) yield runBetween(text, start, end);
    }
    at = end;
  }
}

/** Whether digits may be a number without any word: a card, a social security number, a national number of an own writing. */
function hasOwnForm(digits: number, longest: number, hasThree: boolean): boolean {
  if (digits >= 12 && longest >= 4) return true;
  return (digits >= 9 && hasThree && longest === 4) || FORM_LENGTHS.includes(digits);
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
