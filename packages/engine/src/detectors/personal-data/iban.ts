import type { Surroundings } from "./clues";
import { isAlphanumeric, isDigit, unitAt } from "./code-units";
import { REPORTED_MAX } from "./effort";
import type { Match } from "./match";
import type { Tokens } from "./tokens";

/** Length of an IBAN by country (SWIFT IBAN registry, ISO 13616). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 " +
    "FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 " +
    "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 " +
    "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** How near the word IBAN must be, in code units, for a number that fails the check. */
const NAMED_WITHIN = 40;

/**
 * Bank account numbers by ISO 13616 that begin with one of the tokens: a known country, its length, and 1 modulo 97.
 * Groups may be divided by single spaces or hyphens. One that fails the check is reported, less surely, where the word
 * IBAN is near.
 */
export function* ibans(around: Surroundings, { count, starts, ends, digits }: Tokens): Generator<Match> {
  const { text } = around;
  for (let at = 0, reported = 0; at < count && reported < REPORTED_MAX; at += 1) {
    const start = starts[at] ?? 0;
    if ((digits[at] ?? 0) < 2 || (ends[at] ?? 0) - start < 4 || !startsLikeIban(text, start)) continue;
    const length = LENGTHS.get(text.slice(start, start + 2).toUpperCase());
    const end = length === undefined ? null : ibanEnd(text, start, length);
    if (end === null) continue;
    const isValid = passesMod97(text, start, end);
    if (!isValid && around.at(start, end).iban > NAMED_WITHIN) continue;
    reported += 1;
    yield { rule: "iban", start, end, confidence: isValid ? 0.95 : 0.5 };
  }
}

/** Two letters and two digits. */
function startsLikeIban(text: string, start: number): boolean {
  if (!isDigit(unitAt(text, start + 2)) || !isDigit(unitAt(text, start + 3))) return false;
  return isLetter(unitAt(text, start)) && isLetter(unitAt(text, start + 1));
}

function isLetter(unit: number): boolean {
  return isAlphanumeric(unit) && !isDigit(unit);
}

/** End of exactly `length` letters and digits from `start`, at most 33, with single spaces or hyphens between groups. */
function ibanEnd(text: string, start: number, length: number): number | null {
  let at = start;
  for (let count = 0; count < length; at += 1) {
    const unit = unitAt(text, at);
    if (isAlphanumeric(unit)) count += 1;
    else if (!(unit === 0x20 || unit === 0xa0 || unit === 0x2d) || !isAlphanumeric(unitAt(text, at + 1))) return null;
  }
  return isAlphanumeric(unitAt(text, at)) ? null : at;
}

/** ISO/IEC 7064 mod 97-10 with the first four characters moved to the end and letters counted from 10. */
function passesMod97(text: string, start: number, end: number): boolean {
  return restOf97(text, start, start + 4, restOf97(text, start + 4, end, 0)) === 1;
}

function restOf97(text: string, start: number, end: number, before: number): number {
  let rest = before;
  for (let at = start; at < end; at += 1) {
    const unit = unitAt(text, at);
    if (isDigit(unit)) rest = (rest * 10 + unit - 48) % 97;
    else if (isAlphanumeric(unit)) rest = (rest * 100 + (unit & ~32) - 55) % 97;
  }
  return rest;
}
