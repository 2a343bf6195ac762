import type { CountryCode } from "libphonenumber-js/core";
import { assertNever } from "../../vocabulary/assert-never";
import { type ClueDistances, type Surroundings, says } from "./clues";
import { isDigit, isWordUnit, unitAt } from "./code-units";
import type { Match } from "./match";
import type { DigitGroup, NumberRun } from "./number-runs";
import type { NumberingPlans } from "./numbering-plans";
import { type PhoneShape, phoneShape } from "./phone-shape";

/** Countries tried for a number that begins with 0, the most spoken-to first. */
const TRUNK_COUNTRIES: readonly CountryCode[] = [
  "GB",
  "FR",
  "DE",
  "NL",
  "AU",
  "IT",
  "IN",
  "CH",
  "SE",
  "BE",
  "JP",
  "CN",
];

/** `x123`, `ext. 12`: part of the number as written. */
const EXTENSION = /(?:[ \t]{0,2}(?:x|ext\.?|extension|poste|durchwahl)|[ \t]{1,2}#)[ \t]{0,2}\d{1,6}(?![\dA-Za-z])/iy;

/** How near, in code units, a word must be to digits without any grouping. */
const BARE_PHONE_WITHIN = 28;
const BARE_CONTACT_WITHIN = 20;

const EXTENSION_LENGTH = 24;

/**
 * A telephone number in groups `first`..`last` of a run. Numbers with a country code and those written the North
 * American way stand for themselves, numbers beginning with 0 if a numbering plan knows them; any other needs a word such
 * as "phone" or "call me at" near it, and stays unreported where "order", "version" or the like is nearer.
 */
export function phoneNumber(around: Surroundings, run: NumberRun, first: number, last: number): Match | null {
  const { text, effort } = around;
  const opening = run.groups[first];
  const closing = run.groups[last];
  if (opening === undefined || closing === undefined) return null;
  const start = withPrefix(text, opening.start);
  // Digits alone are a number only where a word says so; asked first, since most numbers of a text are such.
  if (first === last && start === opening.start && !text.startsWith("00", start) && !isSpokenOf(around, opening)) {
    return null;
  }
  if (start === opening.start && needsWord(run, first) && !hasWord(around, opening)) return null;
  const written = text.slice(start, closing.end);
  const shape = phoneShape(run, first, last, written);
  if (shape === "none") return null;
  const end = isGluedBefore(text, start) ? null : endUnglued(text, closing.end);
  const confidence = end === null ? 0 : sureness(shape, written, around.at(opening.start, end), effort.plans);
  return end !== null && confidence > 0 ? { rule: "phone", start, end, confidence } : null;
}

function isSpokenOf(around: Surroundings, { start, end }: DigitGroup): boolean {
  const { phone, contact } = around.at(start, end);
  return phone <= BARE_PHONE_WITHIN || contact <= BARE_CONTACT_WITHIN;
}

/** Groups that begin neither with a 0 nor with the one or three digits of North American writing. */
function needsWord(run: NumberRun, first: number): boolean {
  const group = run.groups[first];
  const size = group === undefined ? 0 : group.end - group.start;
  return size !== 1 && size !== 3 && run.digits[group?.offset ?? 0] !== "0";
}

function hasWord(around: Surroundings, { start, end }: DigitGroup): boolean {
  const { phone, contact, place } = around.at(start, end);
  return Math.min(phone, contact, place) < Number.POSITIVE_INFINITY;
}

function sureness(shape: PhoneShape, written: string, near: ClueDistances, plans: NumberingPlans): number {
  const digits = written.replace(/\(0\)/g, "").replace(/\D/g, "");
  const isNamed = says(near, "phone") || (near.phone <= 12 && near.other >= near.phone);
  const isCalled = isNamed || says(near, "contact") || says(near, "place", 32);
  const isOther = near.other < 16 && !isCalled;
  switch (shape) {
    case "international": {
      const valid = plans.isValid(`+${digits.replace(/^00/, "")}`);
      if (valid === true) return isNamed ? 0.98 : written.includes("+") ? 0.9 : isOther ? 0 : 0.6;
      if (isNamed) return 0.8;
      if (isCalled) return 0.6;
      return /^\(?\+\d{1,3}\D/.test(written) && !isOther ? 0.5 : 0;
    }
    case "north_american":
      if (isOther) return 0;
      if (isNamed) return 0.9;
      if (isCalled || /[-()]/.test(written)) return 0.65;
      return written.includes(".") || plans.isValid(digits, "US") === true ? 0.5 : 0;
    case "trunk":
      if (isOther) return 0;
      if (isNamed) return 0.9;
      if (isCalled) return 0.7;
      return digits.length >= 9 && isKnownTrunkNumber(digits, plans) ? 0.5 : 0;
    case "grouped":
      return isNamed ? 0.8 : isCalled ? 0.6 : 0;
    case "bare":
      if (digits.length > 13) return 0;
      if (isNamed && near.phone <= BARE_PHONE_WITHIN) return 0.75;
      return says(near, "contact", BARE_CONTACT_WITHIN) && digits.length >= 9 && digits.length <= 12 ? 0.5 : 0;
    case "none":
      return 0;
    default:
      return assertNever(shape);
  }
}

function isKnownTrunkNumber(digits: string, plans: NumberingPlans): boolean {
  return TRUNK_COUNTRIES.some((country) => plans.isValid(digits, country) === true);
}

/** Start of the number with the `(` and `+` before its first digit. */
function withPrefix(text: string, digitsStart: number): number {
  let start = digitsStart;
  if (text[start - 1] === "(") start -= 1;
  if (text[start - 1] === "+") start -= 1;
  if (text[start - 1] === "(" && text[start] === "+") start -= 1;
  return start;
}

/** End of the number with its extension; `null` when it goes on as a word or an amount. */
function endUnglued(text: string, digitsEnd: number): number | null {
  const end = withExtension(text, digitsEnd);
  return isWordUnit(unitAt(text, end)) || text[end] === "%" ? null : end;
}

function withExtension(text: string, end: number): number {
  const tail = text.slice(end, end + EXTENSION_LENGTH);
  EXTENSION.lastIndex = 0;
  return EXTENSION.test(tail) ? end + EXTENSION.lastIndex : end;
}

/** Part of a code (`INV-123…`, `#123…`), an amount or a longer number, rather than standing for itself. */
function isGluedBefore(text: string, start: number): boolean {
  if (start === 0) return false;
  const before = unitAt(text, start - 1);
  if (isWordUnit(before) || isDigit(before) || "#$€£¥@%*^&~".includes(text.charAt(start - 1))) return true;
  const beyond = unitAt(text, start - 2);
  return "-./,".includes(text.charAt(start - 1)) && (isWordUnit(beyond) || isDigit(beyond));
}
