import { type Surroundings, says } from "./clues";
import { isDigit, unitAt } from "./code-units";
import { REPORTED_MAX } from "./effort";
import type { Match } from "./match";
import type { Tokens } from "./tokens";

/** First letters of the months in the languages of the clues, folded to lower case. */
const MONTHS =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|jän|mär|mai|okt|dez|fév|fev|avr|juin|juil|août|aout|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|out|mrt|maa|mei|tammi|helmi|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|led|úno|bře|dub|kvě|červ|srp|zář|říj|pro|iul|iun|ian|noi|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)/;

/** A date in digits, from its first. */
const NUMERIC =
  /^(?:\d{1,2}([-./ ])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([-./])\d{1,2}\2\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)(?!\d)/;

/** What stands before the year of a date in words: `4 March `, `le 4 mars `, `March 4th, `. */
const DAY_AND_MONTH = /(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º|er)?(?: de| of)? ?-?(\p{L}{3,10})\.?,?(?: de| del)?[ -]$/u;
const MONTH_AND_DAY = /(?<!\p{L})(\p{L}{3,10})\.? \d{1,2}(?:st|nd|rd|th)?,? $/u;

const NUMERIC_MAX = 12;
const WORDED_MAX = 32;

/** Dates in a place where somebody's birth is spoken of. Any other date is nobody's. */
export function* birthDates(around: Surroundings, { count, starts, ends, digits }: Tokens): Generator<Match> {
  for (let at = 0, reported = 0; at < count && reported < REPORTED_MAX; at += 1) {
    const from = starts[at] ?? 0;
    const to = ends[at] ?? 0;
    const size = to - from;
    if (size === 3 || size > 4 || (digits[at] ?? 0) < size) continue;
    if (!around.effort.looksFor("date")) return;
    const start = dateStart(around, from, to);
    if (start === null) continue;
    const end =
      start < from ? to : start + (NUMERIC.exec(around.text.slice(start, start + NUMERIC_MAX))?.[0].length ?? 0);
    if (!says(around.at(start, end), "birth", 40)) continue;
    reported += 1;
    yield { rule: "date_of_birth", start, end, confidence: 0.9 };
  }
}

/** Asked before the form is tried: a mark and a digit follow, and the token does not go on a chain of such. */
function mayBeginDate(text: string, start: number, end: number): boolean {
  if (!isDigit(unitAt(text, end + 1)) || isDateMark(unitAt(text, start - 1))) return false;
  const mark = unitAt(text, end);
  return isDateMark(mark) || mark === 0x20 || mark === 0x5e74;
}

/** `-`, `.` or `/`. */
function isDateMark(unit: number): boolean {
  return unit >= 0x2d && unit <= 0x2f;
}

/** Start of the date that begins with the token, or that ends with it as its year. */
function dateStart({ text, effort }: Surroundings, start: number, end: number): number | null {
  if (mayBeginDate(text, start, end)) {
    if (NUMERIC.test(text.slice(start, start + NUMERIC_MAX))) return start;
    effort.reject("date");
  }
  const isYear = end - start === 4 && (text.startsWith("19", start) || text.startsWith("20", start));
  if (!isYear) return null;
  const before = text.slice(Math.max(0, start - WORDED_MAX), start);
  const found = DAY_AND_MONTH.exec(before) ?? MONTH_AND_DAY.exec(before);
  return found !== null && MONTHS.test(found[1]?.toLowerCase() ?? "") ? start - found[0].length : null;
}
