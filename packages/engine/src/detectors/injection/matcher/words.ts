import { ENDS, kindOf, LETTER, OPENS, SEPARATES, UNSPACED, unitsOf, WORD_UNITS } from "./characters";
import type { WordTree } from "./word-tree";

/**
 * Hears of a word or phrase of the lexicon, or of a marker. `from` and `to` are distance units from the beginning of the
 * text; `start` and `end` UTF-16 offsets, the end exclusive; `opens`: a sentence, a value or a comment begins here.
 */
export interface WordListener {
  heard(classId: number, from: number, to: number, start: number, end: number, opens: boolean): void;
}

/** Classes no lexicon lists: an e-mail address, a word with a digit in it. */
export const MARKERS = ["EMAIL", "NUMBER"] as const;

const EMAIL_ID = MARKERS.indexOf("EMAIL");
const NUMBER_ID = MARKERS.indexOf("NUMBER");
const PHRASE_MAX = 64;
const AFTER_SENTENCE = 5 * WORD_UNITS;
const AFTER_LINE = 3 * WORD_UNITS;
const WORD = LETTER | UNSPACED;

/**
 * Walks a folded text once and reports every word, phrase and marker in order of where it begins. Linear: at each word
 * the tree is followed at most 64 units.
 */
export function eachWord(text: string, tree: WordTree, listener: WordListener): void {
  const length = text.length;
  let position = 0;
  let opens = true;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if ((kind & WORD) === 0) {
      at++;
      if (unit === 0x20) continue;
      if (unit === 0x5c && isLetterOfBreak(text.charCodeAt(at))) {
        at++;
        position += AFTER_LINE;
        opens = true;
        continue;
      }
      if (unit === 0x0a) position += AFTER_LINE;
      else if ((kind & ENDS) !== 0 && (at >= length || (kindOf(text.charCodeAt(at)) & WORD) === 0))
        position += AFTER_SENTENCE;
      else if ((kind & SEPARATES) !== 0) position += 1;
      if ((kind & OPENS) !== 0) opens = true;
      continue;
    }
    if (tree.begins(unit)) follow(text, at, position, opens, tree, listener);
    opens = false;
    if ((kind & UNSPACED) !== 0) {
      at++;
      position += unitsOf(kind);
      continue;
    }
    at = passWord(text, at, position, listener);
    position += WORD_UNITS;
  }
}

/** `n`, `r`, `t` behind a backslash: a break written out. */
function isLetterOfBreak(unit: number): boolean {
  return unit === 0x6e || unit === 0x72 || unit === 0x74;
}

/** Goes to the end of a word, reporting what it is made of; an apostrophe inside a word belongs to it. */
function passWord(text: string, start: number, position: number, listener: WordListener): number {
  let hasDigit = false;
  let at = start;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if ((kindOf(unit) & LETTER) !== 0) hasDigit ||= unit >= 0x30 && unit <= 0x39;
    else if (unit !== 0x27 || (kindOf(text.charCodeAt(at + 1)) & LETTER) === 0) break;
  }
  if (text.charCodeAt(at) === 0x40 && (kindOf(text.charCodeAt(at + 1)) & WORD) !== 0)
    listener.heard(EMAIL_ID, position, position, start, at, false);
  else if (hasDigit) listener.heard(NUMBER_ID, position, position, start, at, false);
  return at;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while ((kindOf(text.charCodeAt(end)) & LETTER) !== 0 && end - from < PHRASE_MAX) end++;
  return end;
}

function follow(
  text: string,
  start: number,
  from: number,
  opens: boolean,
  tree: WordTree,
  listener: WordListener,
): void {
  let node = 0;
  let to = from;
  const limit = Math.min(text.length, start + PHRASE_MAX);
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    node = tree.next(node, unit);
    if (node === 0) return;
    if (unit === 0x20 || unit === 0x0a) to += WORD_UNITS;
    else if (unit >= 0x0e00 && at > start) to += unitsOf(kindOf(unit));
    if (!tree.isEnd(node)) continue;
    const isLetter = (kindOf(unit) & LETTER) !== 0;
    const open = tree.openAt(node);
    if (open.length > 0) {
      const end = isLetter ? wordEnd(text, at + 1) : at + 1;
      for (let index = 0; index < open.length; index++)
        listener.heard(open[index] as number, from, to, start, end, opens);
    }
    if (isLetter && (kindOf(text.charCodeAt(at + 1)) & LETTER) !== 0) continue;
    const whole = tree.wholeAt(node);
    for (let index = 0; index < whole.length; index++)
      listener.heard(whole[index] as number, from, to, start, at + 1, opens);
  }
}
