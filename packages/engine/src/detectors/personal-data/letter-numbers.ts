import { isMonthAndDay, numberAt, weightedSum } from "./check-digits";
import { type ClueDistances, type Surroundings, says } from "./clues";
import { REPORTED_MAX } from "./effort";
import type { EntityRuleId } from "./entity-rules";
import type { Match } from "./match";
import { isChinese } from "./national-numbers";
import type { Tokens } from "./tokens";

/** A national number with letters in it: how it is written, and what it must satisfy. */
interface LetterNumber {
  readonly rule: EntityRuleId;
  /** The whole of it, without marks and in capitals. */
  readonly form: RegExp;
  readonly isValid: (compact: string) => boolean;
  /** Whether form and check are rare enough to need no word near. */
  readonly isDistinct: boolean;
}

const at = (value: string, index: number): string => value.charAt(index);

/** Letters of the Spanish check, by the number modulo 23. */
const SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Finnish check characters, by the nine digits modulo 31. */
const FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/** What an odd-placed character counts in a codice fiscale (Italian ministerial decree of 23 December 1976). */
const ITALIAN_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isCodiceFiscale(value: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const unit = value.charCodeAt(index);
    const rank = unit < 65 ? unit - 48 : unit - 65;
    sum += index % 2 === 0 ? (ITALIAN_ODD[rank] ?? 0) : rank;
  }
  return String.fromCharCode(65 + (sum % 26)) === at(value, 15);
}

function isCurp(value: string): boolean {
  const alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += alphabet.indexOf(at(value, index)) * (18 - index);
  return (
    (10 - (sum % 10)) % 10 === Number(at(value, 17)) && isMonthAndDay(numberAt(value, 6, 8), numberAt(value, 8, 10))
  );
}

function isNric(value: string): boolean {
  const series = at(value, 0);
  const shift = series === "T" || series === "G" ? 4 : series === "M" ? 3 : 0;
  const rest = (weightedSum(value.slice(1), [2, 7, 6, 5, 4, 3, 2]) + shift) % 11;
  const letters = series === "S" || series === "T" ? "JZIHGFEDCBA" : series === "M" ? "XWUTRQPNJLK" : "XWUTRQPNMLK";
  return letters.charAt(rest) === at(value, 8);
}

function isPps(value: string): boolean {
  const second = at(value, 8);
  const extra = second === "" || second === "W" ? 0 : (second.charCodeAt(0) - 64) * 9;
  const rest = (weightedSum(value, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23;
  return at(value, 7) === (rest === 0 ? "W" : String.fromCharCode(64 + rest));
}

const isDni = (value: string): boolean => SPANISH[numberAt(value, 0, 8) % 23] === at(value, 8);

/** The first letter stands for 0, 1 or 2. */
const isNie = (value: string): boolean =>
  SPANISH[Number("XYZ".indexOf(at(value, 0)) + value.slice(1, 8)) % 23] === at(value, 8);

/** Day, month and year, an order number behind the sign of the century, a check character. */
function isHetu(value: string): boolean {
  const digits = value.slice(0, 6) + value.slice(-4, -1);
  return (
    FINNISH[Number(digits) % 31] === value.slice(-1) && isMonthAndDay(numberAt(value, 2, 4), numberAt(value, 0, 2))
  );
}

/** Prefixes that are never given out (HMRC, NIM39110). */
const isNino = (value: string): boolean => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(value);

/** By the number of letters and digits. */
const NUMBERS: ReadonlyMap<number, readonly LetterNumber[]> = new Map([
  [8, [{ rule: "ie_pps", form: /^\d{7}[A-W]$/, isValid: isPps, isDistinct: false }]],
  [
    9,
    [
      { rule: "ie_pps", form: /^\d{7}[A-W][A-IW]$/, isValid: isPps, isDistinct: false },
      { rule: "sg_nric", form: /^[STFGM]\d{7}[A-Z]$/, isValid: isNric, isDistinct: true },
      { rule: "uk_nino", form: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/, isValid: isNino, isDistinct: false },
      { rule: "es_dni", form: /^\d{8}[A-HJ-NP-TV-Z]$/, isValid: isDni, isDistinct: false },
      { rule: "es_nie", form: /^[XYZ]\d{7}[A-HJ-NP-TV-Z]$/, isValid: isNie, isDistinct: true },
    ],
  ],
  [
    10,
    [
      { rule: "in_pan", form: /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/, isValid: () => true, isDistinct: false },
      { rule: "fi_hetu", form: /^\d{9}[0-9A-Y]$/, isValid: isHetu, isDistinct: true },
    ],
  ],
  [11, [{ rule: "fi_hetu", form: /^\d{6}[ABCDEFYXWVU]\d{3}[0-9A-Y]$/, isValid: isHetu, isDistinct: true }]],
  [
    16,
    [
      {
        rule: "it_codice_fiscale",
        form: /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
        isValid: isCodiceFiscale,
        isDistinct: true,
      },
    ],
  ],
  [
    18,
    [
      { rule: "mx_curp", form: /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/, isValid: isCurp, isDistinct: true },
      { rule: "cn_ric", form: /^[1-8]\d{16}X$/, isValid: isChinese, isDistinct: true },
    ],
  ],
]);

/** Those that people divide by marks: with blanks, dots or a hyphen where the authorities print them. */
const DIVIDED: readonly RegExp[] = [
  /\b[A-Z]{2} \d\d ?\d\d ?\d\d ?[A-D]\b/gi,
  /\b\d{2}\.?\d{3}\.?\d{3}[- ][A-Z]\b/gi,
  /\b[XYZ]-\d{7}-?[A-Z]\b/gi,
  /\b\d{6}[-+]\d{3}[0-9A-Y]\b/gi,
];

/** National numbers that hold letters. Those without a check of their own, or a weak one, need a word near them. */
export function letterNumbers(around: Surroundings, { count: tokens, starts, ends, digits }: Tokens): readonly Match[] {
  const { effort, text } = around;
  const matches: Match[] = [];
  const isOver = (): boolean => matches.length >= REPORTED_MAX || !effort.looksFor("letters");
  for (let at = 0; at < tokens; at += 1) {
    const count = digits[at] ?? 0;
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    if (count < 4 || count === end - start || !NUMBERS.has(end - start)) continue;
    if (isOver()) return matches;
    takeLetterNumber(around, start, end, matches);
  }
  for (const form of DIVIDED) {
    form.lastIndex = 0;
    for (let found = isOver() ? null : form.exec(text); found !== null; found = isOver() ? null : form.exec(text)) {
      takeLetterNumber(around, found.index, found.index + found[0].length, matches);
    }
  }
  return matches;
}

function takeLetterNumber(around: Surroundings, start: number, end: number, matches: Match[]): void {
  const before = matches.length;
  const compact = around.text
    .slice(start, end)
    .replace(/[^A-Za-z0-9]/g, "")
    .toUpperCase();
  for (const { rule, form, isValid, isDistinct } of NUMBERS.get(compact.length) ?? []) {
    if (!form.test(compact) || !isValid(compact)) continue;
    const isNamed = isIdentity(around.at(start, end));
    if (isNamed || isDistinct) matches.push({ rule, start, end, confidence: isNamed ? 0.95 : 0.65 });
  }
  if (matches.length === before) around.effort.reject("letters");
}

function isIdentity(clues: ClueDistances): boolean {
  return says(clues, "identity") || says(clues, "ssn") || (clues.identity < 24 && clues.other > 1);
}
