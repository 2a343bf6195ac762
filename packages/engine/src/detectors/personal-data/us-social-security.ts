import { type Surroundings, says } from "./clues";
import { isDigit, isWordUnit, unitAt } from "./code-units";
import type { Match } from "./match";
import type { NumberRun } from "./number-runs";

/**
 * US social security and individual taxpayer numbers. `123-45-6789` stands for itself, other ways of writing need a word
 * near. Never given out (SSA, POMS RM 10201): area 000, 666 and from 900, group 00, serial 0000. From 900, with a middle
 * of 50–65, 70–88, 90–92 or 94–99, it is a taxpayer number (IRS publication 1915).
 */
export function usSocialSecurity(around: Surroundings, run: NumberRun, first: number): Match | null {
  const { text } = around;
  const opening = run.groups[first];
  if (opening === undefined) return null;
  const size = opening.end - opening.start;
  if (size !== 3 && size !== 9) return null;
  const isDivided = size === 3 && isDividedAlike(run, first);
  const closing = isDivided ? run.groups[first + 2] : size === 9 ? opening : undefined;
  if (closing === undefined || isPartOfMore(text, run, opening.start, closing.end)) return null;
  const digits = text.slice(opening.start, closing.end).replace(/\D/g, "");
  const rule = ruleOf(digits);
  if (rule === null) return null;
  const clues = around.at(opening.start, closing.end);
  const isNamed = says(clues, "ssn") || (rule === "us_itin" && says(clues, "identity"));
  const isDashed = isDivided && text[opening.end] === "-";
  if (!isNamed && !isDashed) return null;
  const confidence = isNamed ? (isDivided ? 0.95 : 0.85) : clues.other < 16 || clues.phone < 16 ? 0.4 : 0.6;
  return { rule, start: opening.start, end: closing.end, confidence };
}

function ruleOf(digits: string): "ssn" | "us_itin" | null {
  const area = Number(digits.slice(0, 3));
  const group = Number(digits.slice(3, 5));
  if (area === 0 || area === 666 || group === 0 || digits.endsWith("0000")) return null;
  if (area < 900) return "ssn";
  const isGiven = (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
  return isGiven ? "us_itin" : null;
}

function isDividedAlike(run: NumberRun, first: number): boolean {
  const second = run.groups[first + 1];
  const third = run.groups[first + 2];
  if (second === undefined || third === undefined) return false;
  if (second.end - second.start !== 2 || third.end - third.start !== 4) return false;
  return second.gap.length === 1 && second.gap === third.gap && second.gap !== "/";
}

function isPartOfMore(text: string, run: NumberRun, start: number, end: number): boolean {
  if (isWordUnit(unitAt(text, start - 1)) || isWordUnit(unitAt(text, end))) return true;
  const isHyphenated =
    text[start - 1] === "-" && (isWordUnit(unitAt(text, start - 2)) || isDigit(unitAt(text, start - 2)));
  return isHyphenated || (text[end] === "-" && end < run.end);
}
