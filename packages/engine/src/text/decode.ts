import { FEATURES } from "../detection/features";
import { findCiphered } from "./decode-cipher";
import { CODECS, type Encoding } from "./decode-codecs";
import { isInvisible } from "./invisible";

/** A stretch of a text that is written in an encoding, and what it says. */
export interface DecodedStretch {
  readonly encoding: Encoding | "cipher";
  /** Of the carrier in the text that was given, in UTF-16 units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1: written in the text itself. 2: found inside what depth 1 said. */
  readonly depth: 1 | 2;
}

/** All decoded text of one call together, in UTF-16 units. */
const DECODED_TOTAL_MAX = 65_536;
const STRETCHES_MAX = 64;

const ALL_FEATURES = -1;
/** Bits of `FEATURES`: without any of these a text holds no carrier but ciphered words. */
export const ANY_CARRIER = FEATURES.token | FEATURES.digits | FEATURES.escape | FEATURES.markup | FEATURES.comment;
const NOTHING: readonly never[] = [];

/**
 * The encoded stretches of a text: base64, hexadecimal, percent, backslash and HTML escapes, binary digits, Morse, and
 * letters shifted or reversed when that yields words of command. Only what decodes to readable text counts. At most
 * 64 stretches, `DECODED_TOTAL_MAX` units of output and two levels. Linear. `features` of the text, and whether it holds one
 * of `cipheredWords()`, say what need not be tried; without them all is.
 */
export function decodedStretches(
  text: string,
  features: number = ALL_FEATURES,
  mayBeCiphered = true,
): readonly DecodedStretch[] {
  if ((features & ANY_CARRIER) === 0 && !mayBeCiphered) return NOTHING;
  const found: DecodedStretch[] = [];
  let left = collect(text, features, mayBeCiphered, null, DECODED_TOTAL_MAX, found);
  if (found.length === 0) return found;
  const outers = found.slice();
  for (const outer of outers) {
    if (left <= 0) break;
    left = collect(outer.text, ALL_FEATURES, true, outer, left, found);
  }
  return found;
}

function collect(
  text: string,
  features: number,
  mayBeCiphered: boolean,
  outer: DecodedStretch | null,
  budget: number,
  into: DecodedStretch[],
): number {
  let left = budget;
  for (const codec of CODECS) {
    if ((features & codec.features) === 0 || !codec.mayOccur(text)) continue;
    codec.pattern.lastIndex = 0;
    for (let match = codec.pattern.exec(text); match !== null; match = codec.pattern.exec(text)) {
      if (left <= 0 || into.length >= STRETCHES_MAX) break;
      const carrier = match[0];
      const decoded = codec.decode(carrier.length > left * 8 ? carrier.slice(0, left * 8) : carrier)?.slice(0, left);
      if (decoded === undefined || !isReadable(decoded)) continue;
      left -= decoded.length;
      into.push(place(codec.encoding, decoded, match.index, match.index + carrier.length, outer));
    }
    codec.pattern.lastIndex = 0;
  }
  if (mayBeCiphered && left > 0 && into.length < STRETCHES_MAX) {
    const ciphered = findCiphered(text, left);
    if (ciphered !== null) {
      left -= ciphered.text.length;
      into.push(place("cipher", ciphered.text, ciphered.start, ciphered.end, outer));
    }
  }
  return left;
}

function place(
  encoding: DecodedStretch["encoding"],
  text: string,
  start: number,
  end: number,
  outer: DecodedStretch | null,
): DecodedStretch {
  return outer === null
    ? { encoding, text, start, end, depth: 1 }
    : { encoding, text, start: outer.start, end: outer.end, depth: 2 };
}

/** Words rather than bytes: long enough, no controls or broken characters, and mostly letters and spaces. */
function isReadable(text: string): boolean {
  if (text.length < 6) return false;
  const sample = text.length > 512 ? text.slice(0, 512) : text;
  let letters = 0;
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0xfffd || (isInvisible(code) && code < 0xa0)) return false;
    if (/[\p{L}\p{M} ]/u.test(character)) letters += character.length;
  }
  return letters * 10 >= sample.length * 6;
}
