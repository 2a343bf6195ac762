/** What a UTF-16 unit of folded text is to the matcher, as bits; a unit without `LETTER` or `UNSPACED` parts words. */
export const LETTER = 1;
/** A letter of a script that puts no spaces between words: every one of them may begin a word. */
export const UNSPACED = 2;
/** An unspaced letter of a script whose words are short: Han. */
const DENSE = 4;
/** Ends a sentence. */
export const ENDS = 8;
/** A sentence, a value, a cell or a comment may begin after it. */
export const OPENS = 16;
/** Parts values of structured text rather than words of a sentence. */
export const SEPARATES = 32;

/** Distance of one word; letters of scripts without spaces count as parts of one. */
export const WORD_UNITS = 4;

/** How much distance a letter of an unspaced script adds. */
export function unitsOf(kind: number): number {
  return (kind & UNSPACED) === 0 ? 0 : (kind & DENSE) === 0 ? 1 : 2;
}

/** The kind of a unit. Surrogates, punctuation and symbols part words. */
export function kindOf(unit: number): number {
  return unit < 128 ? (ASCII[unit] as number) : (WIDE[unit] || learnt(unit)) - 1;
}

/** One more than the kind of units asked about before; 0 for others. */
const WIDE = new Uint8Array(65_536);

function learnt(unit: number): number {
  if (!(unit < WIDE.length)) return 1;
  const kind = wideKind(unit) + 1;
  WIDE[unit] = kind;
  return kind;
}

const ASCII = new Uint8Array(128);
for (const [bit, members] of [
  [LETTER, "abcdefghijklmnopqrstuvwxyz0123456789_"],
  [ENDS | OPENS, ".!?"],
  [OPENS, "\n\"'>"],
  [OPENS | SEPARATES, ":;|#*{[(="],
  [SEPARATES, "}]<\\/)"],
] as const) {
  for (const member of members) ASCII[member.charCodeAt(0)] = bit;
}

const SENTENCE_ENDS: ReadonlySet<number> = new Set([0x061f, 0x06d4, 0x0964, 0x3002]);
const COMMAS: ReadonlySet<number> = new Set([0x060c, 0x061b]);

function wideKind(unit: number): number {
  if (SENTENCE_ENDS.has(unit)) return ENDS | OPENS;
  if (unit < 0xc0 || COMMAS.has(unit)) return 0;
  if (unit < 0x0e00) return LETTER;
  if (unit < 0x0f00) return UNSPACED;
  if (unit < 0x1000) return LETTER;
  if (unit < 0x10a0) return UNSPACED;
  if (unit < 0x2000) return LETTER;
  if (unit < 0x2c00) return 0;
  if (unit < 0x3000) return LETTER;
  if (unit < 0x3040) return 0;
  if (unit < 0x3100) return UNSPACED;
  if (unit < 0x3400) return LETTER;
  if (unit < 0xa000) return UNSPACED | DENSE;
  if (unit < 0xd800) return LETTER;
  return unit >= 0xf900 && unit < 0xfe00 ? LETTER : 0;
}
