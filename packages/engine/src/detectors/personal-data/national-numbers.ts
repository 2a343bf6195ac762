import {
  isMonthAndDay,
  numberAt,
  passesLuhn,
  passesMod11And10,
  passesVerhoeff,
  remainder,
  weightedSum,
} from "./check-digits";
import type { EntityRuleId } from "./entity-rules";

/** A national number made of digits alone, by the rule its authority published for it. */
interface NationalNumber {
  readonly rule: EntityRuleId;
  /** How many digits. */
  readonly length: number;
  readonly isValid: (digits: string) => boolean;
}

const digit = (digits: string, at: number): number => digits.charCodeAt(at) - 48;
const last = (digits: string): number => digit(digits, digits.length - 1);
const dateAt = (digits: string, month: number, day: number): boolean =>
  isMonthAndDay(numberAt(digits, month, month + 2), numberAt(digits, day, day + 2));

/** Weighted sum modulo 11 is the last digit; a remainder of 10 counts as `ten`, or makes the number invalid. */
const mod11 = (digits: string, weights: readonly number[], ten: number): boolean => {
  const rest = weightedSum(digits, weights) % 11;
  return (rest === 10 ? ten : rest) === last(digits);
};

/** The same with the complement to 11, in which 11 counts as 0. */
const complement11 = (digits: string, weights: readonly number[], ten: number): boolean => {
  const check = 11 - (weightedSum(digits, weights) % 11);
  return (check === 11 ? 0 : check === 10 ? ten : check) === last(digits);
};

const complement10 = (digits: string, weights: readonly number[]): boolean =>
  (10 - (weightedSum(digits, weights) % 10)) % 10 === last(digits);

/** Estonian and Lithuanian codes sum twice: a remainder of 10 of the first is decided by the second. */
function isBalticCode(digits: string): boolean {
  if (!dateAt(digits, 3, 5) || digit(digits, 0) < 1 || digit(digits, 0) > 8) return false;
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const rest = first === 10 ? weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 : first;
  return (rest === 10 ? 0 : rest) === last(digits);
}

function isCpf(digits: string): boolean {
  const isFirst = ((weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === digit(digits, 9);
  return isFirst && ((weightedSum(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === digit(digits, 10);
}

function isTurkish(digits: string): boolean {
  const odd = digit(digits, 0) + digit(digits, 2) + digit(digits, 4) + digit(digits, 6) + digit(digits, 8);
  const even = digit(digits, 1) + digit(digits, 3) + digit(digits, 5) + digit(digits, 7);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return digit(digits, 0) !== 0 && tenth === digit(digits, 9) && (odd + even + tenth) % 10 === digit(digits, 10);
}

function isNorwegian(digits: string): boolean {
  const day = numberAt(digits, 0, 2);
  if (!isMonthAndDay(numberAt(digits, 2, 4) % 40, day > 40 ? day - 40 : day)) return false;
  const first = weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
  return first === 0 && weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** Belgian: 97 minus the first nine modulo 97, a 2 put before them for those born since 2000. */
function isBelgian(digits: string): boolean {
  if (numberAt(digits, 2, 4) % 20 > 12) return false;
  const check = numberAt(digits, 9, 11);
  const front = digits.slice(0, 9);
  return 97 - remainder(front, 97) === check || 97 - remainder(`2${front}`, 97) === check;
}

/** German: one digit of the first ten stands two or three times, no other more than once. */
function isGermanTaxId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const one of digits.slice(0, 10)) counts.set(one, (counts.get(one) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  const isRepeatedRightly = repeated.length === 1 && (repeated[0] ?? 0) <= 3;
  return isRepeatedRightly && digit(digits, 0) !== 0 && passesMod11And10(digits);
}

/** Czech and Slovak: divisible by 11; until 1985 a remainder of 10 of the first nine was written as 0. */
function isBirthNumber(digits: string): boolean {
  if (!isMonthAndDay((numberAt(digits, 2, 4) % 50) % 20, numberAt(digits, 4, 6))) return false;
  return remainder(digits, 11) === 0 || (last(digits) === 0 && remainder(digits.slice(0, 9), 11) === 10);
}

const isPesel = (digits: string): boolean =>
  isMonthAndDay(numberAt(digits, 2, 4) % 20, numberAt(digits, 4, 6)) &&
  complement10(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);

/**
 * The numbers that check themselves, by length. Sources: the authorities' published rules, and ISO 7064 and ISO 7812 for
 * the schemes they share. One in ten or eleven random numbers passes such a check, so none counts without a word near it.
 */
export const NATIONAL_NUMBERS: readonly NationalNumber[] = [
  { rule: "nl_bsn", length: 9, isValid: (d) => weightedSum(d, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 },
  { rule: "ca_sin", length: 9, isValid: (d) => digit(d, 0) !== 0 && digit(d, 0) !== 8 && passesLuhn(d) },
  { rule: "au_tfn", length: 9, isValid: (d) => weightedSum(d, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 },
  {
    rule: "pt_nif",
    length: 9,
    isValid: (d) => "12356789".includes(d.charAt(0)) && complement11(d, [9, 8, 7, 6, 5, 4, 3, 2], 0),
  },
  { rule: "il_id", length: 9, isValid: (d) => passesLuhn(d) },
  {
    rule: "se_pnr",
    length: 10,
    isValid: (d) => isMonthAndDay(numberAt(d, 2, 4), numberAt(d, 4, 6) % 60) && passesLuhn(d),
  },
  { rule: "cz_rc", length: 10, isValid: isBirthNumber },
  {
    rule: "bg_egn",
    length: 10,
    isValid: (d) =>
      isMonthAndDay(numberAt(d, 2, 4) % 20, numberAt(d, 4, 6)) && mod11(d, [2, 4, 8, 5, 10, 9, 7, 3, 6], 0),
  },
  {
    rule: "at_svnr",
    length: 10,
    isValid: (d) => dateAt(d, 6, 4) && weightedSum(d, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digit(d, 3),
  },
  // The check digit was given up in 2007; the date is all that is left.
  { rule: "dk_cpr", length: 10, isValid: (d) => dateAt(d, 2, 0) },
  { rule: "pl_pesel", length: 11, isValid: isPesel },
  { rule: "ee_ik", length: 11, isValid: isBalticCode },
  { rule: "no_fnr", length: 11, isValid: isNorwegian },
  { rule: "be_rrn", length: 11, isValid: isBelgian },
  { rule: "br_cpf", length: 11, isValid: isCpf },
  { rule: "tr_tckn", length: 11, isValid: isTurkish },
  { rule: "de_tax_id", length: 11, isValid: isGermanTaxId },
  { rule: "hr_oib", length: 11, isValid: passesMod11And10 },
  { rule: "in_aadhaar", length: 12, isValid: (d) => digit(d, 0) > 1 && passesVerhoeff(d) },
  {
    rule: "se_pnr",
    length: 12,
    isValid: (d) =>
      /^(?:19|20)/.test(d) && isMonthAndDay(numberAt(d, 4, 6), numberAt(d, 6, 8) % 60) && passesLuhn(d.slice(2)),
  },
  {
    rule: "ch_ahv",
    length: 13,
    isValid: (d) => d.startsWith("756") && complement10(d, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]),
  },
  { rule: "ro_cnp", length: 13, isValid: (d) => dateAt(d, 3, 5) && mod11(d, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 1) },
  { rule: "za_id", length: 13, isValid: (d) => dateAt(d, 2, 4) && digit(d, 10) <= 2 && passesLuhn(d) },
  // Numbers given since October 2020 carry no check digit.
  { rule: "kr_rrn", length: 13, isValid: (d) => dateAt(d, 2, 4) && digit(d, 6) >= 1 && digit(d, 6) <= 8 },
  { rule: "fr_nir", length: 15, isValid: (d) => isFrench(d) },
  { rule: "cn_ric", length: 18, isValid: (d) => isChinese(d) },
];

/** French: sex, year, month (above 20 when unknown), place, order, and 97 minus the rest modulo 97. */
function isFrench(digits: string): boolean {
  const month = numberAt(digits, 3, 5);
  const isMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  const isSex = "123478".includes(digits.charAt(0));
  return isSex && isMonth && 97 - remainder(digits.slice(0, 13), 97) === numberAt(digits, 13, 15);
}

const CHINESE_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Chinese (GB 11643-1999, ISO 7064 mod 11-2); the check character may be `X`. */
export function isChinese(value: string): boolean {
  if (!/^(?:18|19|20)$/.test(value.slice(6, 8)) || !dateAt(value, 10, 12)) return false;
  return "10X98765432".charAt(weightedSum(value, CHINESE_WEIGHTS) % 11) === value.charAt(17).toUpperCase();
}

/** NHS number: weights 10 to 2 modulo 11, a check digit of 10 is never given out. */
export function isNhsNumber(digits: string): boolean {
  return digits.length === 10 && complement11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2], -1);
}
