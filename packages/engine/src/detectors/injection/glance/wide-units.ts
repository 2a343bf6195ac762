import { latinLookAlike } from "../../../text/confusables";
import { fold } from "../../../text/fold";
import { kindOf, LETTER, UNSPACED } from "../matcher/characters";

/** Parts words. */
const PARTS = 1;
/** Only `fold()` can tell what becomes of it. */
export const INTRICATE = 2;

const kinds = new Uint8Array(65_536);

/**
 * What a UTF-16 unit above U+007F becomes in folding: the code of the letter of `a-z` it is a form of, `PARTS`, or
 * `INTRICATE`. Both halves of a pair are asked one after the other. Found out once for each unit.
 */
export function wideUnit(unit: number): number {
  const known = kinds[unit] as number;
  if (known !== 0) return known;
  const kind = kindOfWide(unit);
  kinds[unit] = kind;
  return kind;
}

function kindOfWide(unit: number): number {
  // Emoji; letters in squares and circles, and flags, begin with another half.
  if (unit === 0xd83d || unit === 0xd83e || (unit >= 0xdc00 && unit < 0xe000)) return PARTS;
  if (unit >= 0xd800 && unit < 0xdc00) return INTRICATE;
  const character = String.fromCharCode(unit);
  const folded = fold(character).text;
  if (/^[a-z]$/.test(folded)) return folded.charCodeAt(0);
  if (/^[-"' .,]+$/.test(folded)) return PARTS;
  if (folded.length !== 1 || latinLookAlike(folded) !== undefined) return INTRICATE;
  const left = folded.charCodeAt(0);
  if (left < 128) return INTRICATE;
  return (kindOf(left) & (LETTER | UNSPACED)) === 0 ? PARTS : INTRICATE;
}
