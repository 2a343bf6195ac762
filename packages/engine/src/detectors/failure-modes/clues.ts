import { HashMasks } from "../../detection/hash-masks";

/** What one pass over a text notes, as bits. Where a pattern of this folder matches, its clues are there; not the reverse. */
export const CLUE = {
  forbidding: 1 << 0,
  not: 1 << 1,
  auxiliary: 1 << 2,
  limiting: 1 << 3,
  exclusive: 1 << 4,
  intending: 1 << 5,
  calling: 1 << 6,
  declining: 1 << 7,
  declined: 1 << 8,
  consent: 1 << 9,
  currency: 1 << 10,
  asking: 1 << 11,
  thing: 1 << 12,
  opening: 1 << 13,
  success: 1 << 14,
  failure: 1 << 15,
  digit: 1 << 16,
  at: 1 << 17,
} as const;

type Clue = keyof typeof CLUE;

/** Runs of letters, lower case; `t` is what stands after the apostrophe of `don't`. */
const WORDS: Readonly<Record<Exclude<Clue, "digit" | "at">, string>> = {
  forbidding: "cannot never avoid without refrain allowed permitted t",
  not: "not",
  auxiliary: "do must should may can",
  limiting: "most more exceed exceeding up less over maximum max limit budget under",
  exclusive: "only solely exclusively but",
  intending: "ll will should need must going can let best next",
  calling: "use call invoke run execute try",
  declining: "t cannot instead rather without before",
  declined: "should must will want to going",
  consent: "approval confirmation permission consent",
  currency: "usd eur gbp dollars euros pounds",
  asking: "what which could can may would please need do",
  thing:
    "name email mail number id address code date phone username zip postcode city amount size color colour budget deadline " +
    "format version password birthday age reason destination origin names emails mails numbers ids addresss codes dates phones " +
    "usernames zips postcodes citys amounts sizes colors colours budgets deadlines formats versions passwords birthdays ages " +
    "reasons destinations origins",
  opening: "hello hi hey welcome greetings help assist step start begin moving",
  success: "success successful successfully completed verified confirmed work works passed good correct done",
  failure: "error traceback fatal exception exit exitcode failed found http status success ok",
};

const MASKS = new HashMasks();
for (const [name, words] of Object.entries(WORDS)) {
  for (const word of words.split(" ")) MASKS.add(hashOf(word), bitOf(name));
}

function bitOf(name: string): number {
  for (const [clue, bit] of Object.entries(CLUE)) if (clue === name) return bit;
  return 0;
}

/** By ASCII code: the letter in lower case for letters, the bits of a clue for other characters. */
const LETTER = new Uint8Array(128);
const SIGN = new Int32Array(128);
for (let code = 97; code <= 122; code += 1) {
  LETTER[code] = code;
  LETTER[code - 32] = code;
}
for (let code = 48; code <= 57; code += 1) SIGN[code] = CLUE.digit;
SIGN[64] = CLUE.at;
SIGN[36] = CLUE.currency;

/** The clues in a text, as bits of `CLUE`. One pass, no allocation. */
export function cluesIn(text: string): number {
  let clues = 0;
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < 128 ? (LETTER[code] ?? 0) : 0;
    if (letter !== 0) {
      hash = (Math.imul(hash, 31) + letter) | 0;
      continue;
    }
    if (hash !== 0) {
      clues |= MASKS.get(hash);
      hash = 0;
    }
    // The signs of pound and euro are no ASCII.
    clues |= code < 128 ? (SIGN[code] ?? 0) : code === 0xa3 || code === 0x20ac ? CLUE.currency : 0;
  }
  return hash === 0 ? clues : clues | MASKS.get(hash);
}

/** Whether the clues hold all of these. */
export function hold(clues: number, wanted: number): boolean {
  return (clues & wanted) === wanted;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}
