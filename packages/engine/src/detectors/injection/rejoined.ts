import { FEATURES } from "../../detection/features";
import { decodedStretches } from "../../text/decode";
import { ENOUGH, type Signal, sufficient } from "./signal";
import { wordSignals } from "./word-signals";

/** UTF-16 units of one text looked at. */
const LOOKED_AT_MAX = 32_768;
const LINES_MIN = 4;
const UNDERSCORES_MIN = 3;

/** A line of one word, perhaps numbered or a point of a list. */
const ONE_WORD = /^[\s>*•"'-]{0,6}(?:\(?\d{1,3}[.):\]]{0,2}\s{1,3})?(\S{1,24})\s{0,4}$/;
/** Inline markup inside a word. */
const INSIDE_WORD =
  /<(?<=[a-z]<)\/?(?:b|i|u|s|a|em|span|font|strong|small|big|mark|wbr|code|tt)(?:\s[^<>]{0,60})?\/?>(?:<\/?[a-z]{1,6}>){0,2}(?=[a-z])/i;
const INLINE = /<\/?(?:b|i|u|s|a|em|span|font|strong|small|big|mark|wbr|code|tt)(?:\s[^<>]{0,120})?\/?>/gi;
/** Lines of base64 or hexadecimal digits, as long as they are wrapped. */
const WRAPPED = /(?<![A-Za-z0-9+/_=-])(?:[A-Za-z0-9+/_-]{12,76}\r?\n[ \t>]{0,4}){1,400}[A-Za-z0-9+/_-]{2,76}={0,2}/g;

/**
 * Attacks whose words were pulled apart: one on a line, joined by underscores, each in an element of its own, or elements
 * inside words. Judged by what is an attack whoever says it. `mayHoldWords`: the text has the words of some attack.
 */
export function rejoinedSignal(text: string, features: number, mayHoldWords: boolean): Signal | null {
  const head = text.slice(0, LOOKED_AT_MAX);
  const hasMarkup = (features & FEATURES.markup) !== 0;
  if (hasMarkup && (mayHoldWords || INSIDE_WORD.test(head))) {
    const inner = head.replace(INLINE, "");
    if (inner.length < head.length && isAttack(inner))
      return { rule: "split.markup", weight: 1, ...around(head, "<", ">") };
  }
  if (!mayHoldWords) return null;
  if (isUnderscored(head) && isAttack(head.replace(/_/g, " "))) {
    return { rule: "split.underscores", weight: 1, start: 0, end: head.length };
  }
  return (features & FEATURES.lines) === 0 ? null : wordsOnLines(head);
}

/** What lines of an encoding say when they are put together. */
export function wrappedSignal(text: string, features: number): Signal | null {
  const needed = FEATURES.token | FEATURES.lines;
  if ((features & needed) !== needed) return null;
  WRAPPED.lastIndex = 0;
  for (const { 0: carrier, index } of text.slice(0, LOOKED_AT_MAX).matchAll(WRAPPED)) {
    const joined = carrier.replace(/[\s>]+/g, "");
    for (const { text: says, encoding } of decodedStretches(joined, FEATURES.token, false)) {
      if (isAttack(says)) return { rule: `encoding.${encoding}`, weight: 1, start: index, end: index + carrier.length };
    }
  }
  return null;
}

function isAttack(text: string): boolean {
  return sufficient(wordSignals(text, "any")).some(({ weight }) => weight >= ENOUGH);
}

/** Most words hang together by underscores: a sentence, where code has blanks and signs as well. */
function isUnderscored(text: string): boolean {
  const first = text.indexOf("_");
  if (first < 0 || !/[A-Za-z]_[A-Za-z]{1,20}_[A-Za-z]{1,20}_[A-Za-z]/.test(text)) return false;
  const underscores = text.split("_").length - 1;
  const blanks = text.match(/\s/g)?.length ?? 0;
  return underscores >= UNDERSCORES_MIN && underscores >= blanks && !/[(){};=\\]/.test(text);
}

function wordsOnLines(text: string): Signal | null {
  let words: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + 48));
    const word = end - at > 48 ? undefined : ONE_WORD.exec(line)?.[1];
    if (word !== undefined) {
      if (words.length === 0) start = at;
      words.push(word);
    }
    const isOver = word === undefined && line.trim() !== "";
    if (isOver || end === text.length) {
      if (words.length >= LINES_MIN && isAttack(words.join(" "))) {
        return { rule: "split.lines", weight: 1, start, end: isOver ? at : end };
      }
      words = [];
    }
    at = end + 1;
  }
  return null;
}

function around(text: string, first: string, last: string): { readonly start: number; readonly end: number } {
  return { start: text.indexOf(first), end: text.lastIndexOf(last) + 1 };
}
