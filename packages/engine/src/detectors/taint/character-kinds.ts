/** What a character does to words and sentences. */
export const KIND = {
  /** Neither part of a word nor an end of anything. */
  gap: 0,
  /** A letter or digit. */
  word: 1,
  /** Goes on a word, never begins one: `'`, `_` and `-`, which alone is a sign. */
  joiner: 2,
  /** `,` and `:`. */
  sign: 3,
  /** Ends a sentence: a line, a bracket, a semicolon, a bar. */
  end: 4,
  /** `.`, `!`, `?`: ends a sentence before a space, a quote or nothing. */
  stop: 5,
  /** `"` and, where it does not go on a word, `'`. */
  quote: 6,
  /** Needs Unicode's tables. */
  other: 7,
} as const;

/** Code units below this have an entry; of the rest only general punctuation is known without Unicode's tables. */
const SIZE = 0x250;
const PUNCTUATION_FROM = 0x2000;
const PUNCTUATION_TO = 0x206f;

/** Latin code units: their kinds, and the folded form (lower case, no accent) of those that words are made of, else 0. */
export interface CharacterTable {
  readonly kinds: Uint8Array;
  readonly folded: Uint16Array;
}

let made: CharacterTable | null = null;

/** The one table, made at first use. */
export function characterTable(): CharacterTable {
  made ??= makeTable();
  return made;
}

export function kindOf(kinds: Uint8Array, code: number): number {
  if (code < SIZE) return kinds[code] ?? KIND.gap;
  return code >= PUNCTUATION_FROM && code <= PUNCTUATION_TO ? KIND.gap : KIND.other;
}

function makeTable(): CharacterTable {
  const kinds = new Uint8Array(SIZE);
  const folded = new Uint16Array(SIZE);
  for (let code = 0; code < SIZE; code += 1) {
    const char = String.fromCharCode(code);
    const kind = /[\p{L}\p{N}]/u.test(char) ? KIND.word : (SIGNS.get(char) ?? KIND.gap);
    kinds[code] = kind;
    folded[code] = kind === KIND.word || kind === KIND.joiner ? foldedOf(char) : 0;
  }
  return { kinds, folded };
}

function foldedOf(char: string): number {
  return char.toLowerCase().normalize("NFD").charCodeAt(0);
}

const SIGNS: ReadonlyMap<string, number> = new Map<string, number>([
  ["'", KIND.joiner],
  ["_", KIND.joiner],
  ["-", KIND.joiner],
  [",", KIND.sign],
  [":", KIND.sign],
  ...["\n", "\r", ";", "{", "}", "[", "]", "|", "<", ">"].map((char) => [char, KIND.end] as const),
  ...[".", "!", "?"].map((char) => [char, KIND.stop] as const),
  ['"', KIND.quote],
]);
