/** Words of command and secrecy: a shifted text that holds two of them was written to be shifted back. */
const TELLTALES = [
  "ignore",
  "disregard",
  "forget",
  "previous",
  "instructions",
  "instruction",
  "prompt",
  "system",
  "password",
  "reveal",
  "secret",
  "print",
  "where",
  "what",
  "user",
  "state",
  "conclusion",
  "please",
] as const;

const REVERSED = -1;
const WORDS_LOOKED_AT_MAX = 4000;

/** Which shift makes a word of command of a word, and the hashes of those words, which are asked first. */
interface Shifted {
  readonly shiftOf: ReadonlyMap<string, number>;
  readonly hashes: ReadonlySet<number>;
}

let shifted: Shifted | null = null;

/**
 * The text with its letters shifted back (a Caesar cipher, ROT13 being the one of 13) or read backwards, when that makes
 * two or more words of command; `null` otherwise. Looks at the first 4,000 words; gives back at most `max` units.
 */
export function findCiphered(text: string, max: number): { text: string; start: number; end: number } | null {
  if (text.length < 12) return null;
  const table = (shifted ??= shiftedTelltales());
  const votes = new Map<number, { count: number; first: number; last: number }>();
  let words = 0;
  let start = -1;
  let hash = 0;
  for (let at = 0; at <= text.length && words < WORDS_LOOKED_AT_MAX; at++) {
    const letter = at < text.length ? text.charCodeAt(at) | 0x20 : 0;
    if (letter >= 0x61 && letter <= 0x7a) {
      if (start < 0) start = at;
      hash = (Math.imul(hash, 31) + letter) | 0;
      continue;
    }
    if (start >= 0) {
      words++;
      if (at - start >= 4 && table.hashes.has(hash)) {
        const shift = table.shiftOf.get(text.slice(start, at).toLowerCase());
        if (shift !== undefined) {
          const vote = votes.get(shift) ?? { count: 0, first: start, last: at };
          votes.set(shift, { count: vote.count + 1, first: vote.first, last: at });
        }
      }
    }
    start = -1;
    hash = 0;
  }
  for (const [shift, vote] of votes) {
    if (vote.count < 2) continue;
    const from = Math.max(0, vote.first - 200);
    const end = Math.min(text.length, vote.last + 200, from + max);
    const carrier = text.slice(from, end);
    return {
      text: shift === REVERSED ? carrier.split("").reverse().join("") : unshift(carrier, shift),
      start: from,
      end,
    };
  }
  return null;
}

/** The words `findCiphered` looks for, lower case: a text with fewer than two of them is none of its own. */
export function cipheredWords(): readonly string[] {
  return [...(shifted ??= shiftedTelltales()).shiftOf.keys()];
}

function shiftedTelltales(): Shifted {
  const table = new Map<string, number>();
  for (const word of TELLTALES) {
    for (let shift = 1; shift < 26; shift++) table.set(unshift(word, 26 - shift), shift);
    table.set(word.split("").reverse().join(""), REVERSED);
  }
  for (const word of TELLTALES) table.delete(word);
  const hashOf = (word: string) =>
    word.split("").reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 0);
  return { shiftOf: table, hashes: new Set([...table.keys()].map(hashOf)) };
}

function unshift(text: string, shift: number): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + 26 - shift) % 26));
  });
}
