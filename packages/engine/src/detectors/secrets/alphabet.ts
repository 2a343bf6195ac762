/** Sets of characters as bits of a mask, so that "is this one of them" is one table read. ASCII only. */
const BITS = {
  base32Digit: 1 << 0,
  restDigit: 1 << 1,
  lowerHex: 1 << 2,
  restLower: 1 << 3,
  upperHex: 1 << 4,
  restUpper: 1 << 5,
  underscore: 1 << 6,
  dash: 1 << 7,
  dot: 1 << 8,
  plus: 1 << 9,
  slash: 1 << 10,
  equals: 1 << 11,
  tilde: 1 << 12,
  colon: 1 << 13,
  mark: 1 << 14,
  percent: 1 << 15,
} as const;

const DIGIT = BITS.base32Digit | BITS.restDigit;
const LOWER = BITS.lowerHex | BITS.restLower;
const UPPER = BITS.upperHex | BITS.restUpper;
const ALNUM = DIGIT | LOWER | UPPER;
const SLUG = ALNUM | BITS.underscore | BITS.dash;

/** The alphabets token formats are described with. `base32` is that of RFC 4648, upper case. */
export const ALPHABETS = {
  digit: DIGIT,
  hex: DIGIT | BITS.lowerHex,
  upperhex: DIGIT | BITS.upperHex,
  anyhex: DIGIT | BITS.lowerHex | BITS.upperHex,
  lower: LOWER,
  upper: UPPER,
  letter: LOWER | UPPER,
  base32: UPPER | BITS.base32Digit,
  base36: DIGIT | LOWER,
  upper36: DIGIT | UPPER,
  alnum: ALNUM,
  word: ALNUM | BITS.underscore,
  slug: SLUG,
  dashed: ALNUM | BITS.dash,
  dotted: SLUG | BITS.dot,
  tilded: SLUG | BITS.dot | BITS.tilde,
  base64: ALNUM | BITS.plus | BITS.slash | BITS.equals,
  base64url: SLUG | BITS.equals,
  any64: SLUG | BITS.plus | BITS.slash | BITS.equals,
  token: SLUG | BITS.dot | BITS.plus | BITS.slash | BITS.equals | BITS.tilde,
  visible: SLUG | BITS.dot | BITS.plus | BITS.slash | BITS.equals | BITS.tilde | BITS.colon | BITS.mark | BITS.percent,
} as const;

export type Alphabet = keyof typeof ALPHABETS;

export function isAlphabet(name: string): name is Alphabet {
  return Object.hasOwn(ALPHABETS, name);
}

const TABLE = buildTable();

/** The bits of a UTF-16 code unit; 0 beyond ASCII and for space, quotes, brackets, separators and control characters. */
export function bitsOf(code: number): number {
  return code < 128 ? (TABLE[code] ?? 0) : 0;
}

export function isAlnum(code: number): boolean {
  return (bitsOf(code) & ALNUM) !== 0;
}

export function isUpper(code: number): boolean {
  return (bitsOf(code) & UPPER) !== 0;
}

export function isLower(code: number): boolean {
  return (bitsOf(code) & LOWER) !== 0;
}

export function isDigit(code: number): boolean {
  return (bitsOf(code) & DIGIT) !== 0;
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(128);
  const mark = (characters: string, bit: number): void => {
    for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = bit;
  };
  mark("234567", BITS.base32Digit);
  mark("0189", BITS.restDigit);
  mark("abcdef", BITS.lowerHex);
  mark("ghijklmnopqrstuvwxyz", BITS.restLower);
  mark("ABCDEF", BITS.upperHex);
  mark("GHIJKLMNOPQRSTUVWXYZ", BITS.restUpper);
  mark("_", BITS.underscore);
  mark("-", BITS.dash);
  mark(".", BITS.dot);
  mark("+", BITS.plus);
  mark("/", BITS.slash);
  mark("=", BITS.equals);
  mark("~", BITS.tilde);
  mark(":", BITS.colon);
  mark("!@#$^&*?", BITS.mark);
  mark("%", BITS.percent);
  return table;
}
