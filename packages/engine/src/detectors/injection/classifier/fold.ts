/**
 * What the classifier makes of one UTF-16 code unit: letters lose case and accents, everything else becomes a class.
 *
 * WORD belongs to a word; SINGLE is a letter of a script written without spaces and stands alone; SKIPPED is invisible or a
 * mark on the letter before; the rest are separators, ordered by how strongly they divide.
 */
export const SKIPPED = 0;
export const WORD = 1;
export const SINGLE = 2;
export const SPACE = 3;
const OPENING = 4;
export const QUOTE = 5;
const COLON = 6;
export const FULL_STOP = 7;
export const EXCLAMATION = 8;
export const QUESTION = 9;
export const NEWLINE = 10;

/** Below this code unit the tables answer; above it scripts come in blocks. */
export const TABLE_SIZE = 0x3000;

interface FoldTables {
  readonly kinds: Uint8Array;
  readonly letters: Uint16Array;
}

let built: FoldTables | null = null;

/** The tables for code units below `TABLE_SIZE`, built at first use. */
export function foldTables(): FoldTables {
  built ??= buildTables();
  return built;
}

/** The class of a code unit at or above `TABLE_SIZE`; full-width forms are the caller's to map first. */
export function kindOfWide(unit: number): number {
  if (unit >= 0xac00 && unit <= 0xd7af) return WORD;
  if (unit >= 0x3040 && unit <= 0x9fff) return SINGLE;
  if (unit === 0x3002) return FULL_STOP;
  if (unit >= 0x3008 && unit <= 0x3011) return QUOTE;
  if (unit >= 0xfe00 && unit <= 0xfe0f) return SKIPPED;
  if (unit === 0xfeff) return SKIPPED;
  if (unit >= 0xf900 && unit <= 0xfaff) return SINGLE;
  return SPACE;
}

const PUNCTUATION: readonly (readonly [string, number])[] = [
  ["(<[{|#*=>~", OPENING],
  ['"`\u00ab\u00bb\u201c\u201d\u201e', QUOTE],
  [":", COLON],
  [".\u0964\u06d4", FULL_STOP],
  ["!\u00a1", EXCLAMATION],
  ["?\u00bf\u061f", QUESTION],
  ["\n\r", NEWLINE],
  // Inside a word an apostrophe is nothing: "don't" is one word.
  ["'\u2019", SKIPPED],
];

const LETTER = /[\p{L}\p{N}\p{Mc}\p{Mn}]/u;

function buildTables(): FoldTables {
  const kinds = new Uint8Array(TABLE_SIZE).fill(SPACE);
  const letters = new Uint16Array(TABLE_SIZE);
  for (let unit = 0; unit < TABLE_SIZE; unit += 1) {
    const folded = String.fromCharCode(unit).normalize("NFKD").toLowerCase().normalize("NFKD").charCodeAt(0);
    letters[unit] = folded;
    if (LETTER.test(String.fromCharCode(unit))) kinds[unit] = isUnspaced(unit) ? SINGLE : WORD;
    if (isInvisible(unit)) kinds[unit] = SKIPPED;
  }
  for (const [units, kind] of PUNCTUATION) for (const unit of units) kinds[unit.charCodeAt(0)] = kind;
  return { kinds, letters };
}

/** Thai, Lao, Myanmar, Khmer. */
function isUnspaced(unit: number): boolean {
  return (unit >= 0x0e00 && unit <= 0x0eff) || (unit >= 0x1000 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17ff);
}

/** Combining accents, Hebrew and Arabic points and the Arabic stretch, soft hyphen, zero-width and direction marks. */
function isInvisible(unit: number): boolean {
  if (unit >= 0x0300 && unit <= 0x036f) return true;
  if (unit >= 0x0591 && unit <= 0x05c7) return true;
  if ((unit >= 0x064b && unit <= 0x065f) || unit === 0x0640) return true;
  return (
    unit === 0xad ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f)
  );
}
