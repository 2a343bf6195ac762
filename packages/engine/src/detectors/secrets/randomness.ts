import { isDigit, isLower, isUpper } from "./alphabet";

/**
 * How usual each pair of neighbouring letters is in English words and identifiers, a digit from 0 (hardly ever) to 9 per
 * pair, 26 a row, `aa` first. Computed from the words of ordinary requests and tool results: 5 is as often as in random
 * letters, each 1.5 is a factor of two.
 */
const LETTER_PAIRS =
  "16870274704999050989361270" +
  "70007000500600500420500000" +
  "90309008706500900618600020" +
  "70059000800000600650500010" +
  "81897440500879152998255633" +
  "40005400801600800604500000" +
  "50008047600302500522400000" +
  "80009000800112700207100000" +
  "72856680004869960789260104" +
  "30001100000000400000200000" +
  "10006000500001000030000000" +
  "81269400800840840044520050" +
  "86109000600030760050400040" +
  "80798590604203700389630030" +
  "35672433203789660967956000" +
  "80008005400700530825400020" +
  "00000000000000000000400000" +
  "80579130905255820677450080" +
  "70509106802030750089702020" +
  "80309009900420810874603080" +
  "43536120500778040886000000" +
  "70008000600000100000000000" +
  "60004005700002500310000000" +
  "30301000000000020003000000" +
  "20006000000161760032100000" +
  "00004000500000000000000000";

const ORDINARY_PAIR = 4.6;
const READ_MAX = 200;

/** Shannon entropy of the first 200 characters, in bits a character. */
export function entropyOf(value: string): number {
  const length = Math.min(value.length, READ_MAX);
  const counts = new Map<number, number>();
  for (let index = 0; index < length; index++) {
    const code = value.charCodeAt(index);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}

/** What a random-looking string is told by. */
interface Texture {
  readonly entropy: number;
  readonly digits: number;
  readonly letters: number;
  /** Part of the neighbours that are of different kinds (lower, upper, digit): half in random base62, below 0.2 in names. */
  readonly changes: number;
  /** Mean usualness of the letter pairs, 0 to 9; 9 when there are fewer than four pairs. */
  readonly ordinary: number;
}

export function textureOf(value: string): Texture {
  let digits = 0;
  let letters = 0;
  let changes = 0;
  let neighbours = 0;
  let pairs = 0;
  let usual = 0;
  let before = 0;
  let beforeThat = 0;
  let letterBefore = -1;
  const length = Math.min(value.length, READ_MAX);
  for (let index = 0; index < length; index++) {
    const code = value.charCodeAt(index);
    const kind = isDigit(code) ? 1 : isLower(code) ? 2 : isUpper(code) ? 3 : 0;
    const letter = kind >= 2 ? (code | 32) - 97 : -1;
    if (kind === 1) digits++;
    if (kind >= 2) letters++;
    if (kind !== 0 && before !== 0) {
      neighbours++;
      // A capital that begins a word of lower case is no change on its far side: camel case is written by people.
      if (kind !== before && !(kind === 2 && before === 3 && beforeThat !== 3)) changes++;
    }
    if (letter >= 0 && letterBefore >= 0) {
      pairs++;
      usual += LETTER_PAIRS.charCodeAt(letterBefore * 26 + letter) - 48;
    }
    beforeThat = before;
    before = kind;
    letterBefore = letter;
  }
  return {
    entropy: entropyOf(value),
    digits,
    letters,
    changes: neighbours === 0 ? 0 : changes / neighbours,
    ordinary: pairs < 4 ? 9 : usual / pairs,
  };
}

/**
 * Whether a string of at least `lengthMin` characters was rather drawn at random than written by a person: enough entropy
 * for its length, and letters and digits that change places too often, or letter pairs no word has.
 */
export function looksRandom(value: string, lengthMin: number): boolean {
  if (value.length < lengthMin) return false;
  const texture = textureOf(value);
  const entropyMin = Math.min(3.1, Math.log2(value.length) * 0.72);
  if (texture.entropy < entropyMin || texture.letters === 0) return false;
  if (texture.digits === 0) return texture.ordinary < ORDINARY_PAIR && texture.letters >= 12;
  if (texture.changes >= 0.3) return true;
  return texture.changes >= 0.12 && texture.ordinary < ORDINARY_PAIR + 0.4;
}
