import { isSpace, isWordPart } from "./characters";
import type { Continuation } from "./continuation";
import type { TokenCursor } from "./token-cursor";

/** How the text ends: in an empty comment, one with hardly a word, one word right behind `#`, a remark, or in none. */
type Ending = "none" | "bare" | "cut" | "glued" | "remark";

/** Where in a statement a value would stand, and what it is like around what was read of it. */
export interface Place {
  readonly quote: "" | "'" | '"';
  readonly prefixWords: number;
  readonly isPrefixPlain: boolean;
  /** A space between the ordinary value and the quote, as before an inch mark in a title. */
  readonly isPrefixSpaced: boolean;
  /** A digit before the quote, which then may be a mark of inches or minutes. */
  readonly isPrefixNumber: boolean;
  /** Words of the string the text ends in, when it does not close. */
  readonly tailWords: number;
  readonly isReopened: boolean;
  /** Starts with what goes on behind an operand: a logic word, a clause, `)`, `;`. */
  readonly isLeading: boolean;
  readonly startsWithLiteral: boolean;
  readonly comment: Ending;
  readonly start: number;
  readonly length: number;
}

/** How a text ends that reads as SQL to its end. */
export function finalComment(text: string, cursor: TokenCursor, found: Continuation): Ending {
  const comment = found.isComplete ? cursor.finalComment : null;
  if (comment === null) return "none";
  const opening = text.charCodeAt(comment.start);
  if (opening === 47 && comment.isClosed) return comment.end - comment.start <= 4 ? "bare" : "remark";
  const bodyStart = comment.start + (opening === 35 ? 1 : 2);
  const body = text.slice(bodyStart, Math.min(comment.end, bodyStart + 64)).trim();
  if (/^[-+]?$/.test(body)) return "bare"; // `-- -` keeps the space that MySQL wants behind the mark
  // `"#2 of 5"` and `'/*.ts'` are no cuts: a remark behind these marks stands apart.
  const isApart = isSpace(text.charCodeAt(bodyStart));
  if (opening === 47 && !isApart) return "remark";
  if (countWords(body) > (opening === 47 ? 1 : 2) || body.length > 24) return "remark";
  return opening === 35 && !isApart && isWordPart(text.charCodeAt(bodyStart)) ? "glued" : "cut";
}

/** Runs of characters that are no space. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const isSeparator = isSpace(text.charCodeAt(index));
    if (!isSeparator && !inWord) words++;
    inWord = !isSeparator;
  }
  return words;
}
