import { remainder } from "./check-digits";
import type { Surroundings } from "./clues";
import { isAlphanumeric, isDigit, unitAt } from "./code-units";
import type { Match } from "./match";
import type { Token } from "./number-runs";

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

const COUNTRY_AND_CHECK = /^[A-Z]{2}\d\d/;

/**
 * Bank account numbers by ISO 13616 that begin with one of the tokens: a known country, its length, and 1 modulo 97.
 * Groups may be divided by single spaces or hyphens. One that fails the check is reported, less surely, where the word
 * IBAN is near.
 */
export function* ibans(around: Surroundings, tokens: readonly Token[]): Generator<Match> {
  const { text } = around;
  for (const { start, end, digits } of tokens) {
    if (digits < 2 || end - start < 4 || isDigit(unitAt(text, start))) continue;
    const beginning = text.slice(start, start + 4).toUpperCase();
    if (!COUNTRY_AND_CHECK.test(beginning)) continue;
    const length = LENGTHS.get(beginning.slice(0, 2));
    const read = length === undefined ? null : readIban(text, start, length);
    if (read === null) continue;
    const isValid = passesMod97(read.compact);
    if (!isValid && around.at(start, read.end).iban > NAMED_WITHIN) continue;
    yield { rule: "iban", start, end: read.end, confidence: isValid ? 0.95 : 0.5 };
  }
}

/** Exactly `length` letters and digits from `start`, at most 33, with single spaces or hyphens between groups. */
function readIban(
  text: string,
  start: number,
  length: number,
): { readonly compact: string; readonly end: number } | null {
  let compact = "";
  let at = start;
  while (compact.length < length) {
    const unit = unitAt(text, at);
    if (isAlphanumeric(unit)) compact += text[at];
    else if (!(unit === 0x20 || unit === 0xa0 || unit === 0x2d) || !isAlphanumeric(unitAt(text, at + 1))) return null;
    at += 1;
  }
  return isAlphanumeric(unitAt(text, at)) ? null : { compact: compact.toUpperCase(), end: at };
}

function passesMod97(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return (
    remainder(
      moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  );
}
