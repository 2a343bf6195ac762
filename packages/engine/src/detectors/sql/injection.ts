import { isWordPart } from "./characters";
import type { Continuation } from "./continuation";
import { type Dialect, MYSQL } from "./dialect";
import { type InjectionRule, judgeContinuation } from "./judge-continuation";
import { countWords, finalComment, type Place } from "./place";
import { readContinuation } from "./read-continuation";
import { startsStatement } from "./statement-start";
import { TokenCursor } from "./token-cursor";
import { LOGIC_WORDS, PROBING_CLAUSES, UNION_WORDS } from "./words";

export interface Injection {
  readonly rule: InjectionRule;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Of the text judged, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Longer values are judged by this many characters and tokens from their beginning. */
const CHARACTERS_MAX = 8192;
const TOKENS_MAX = 1500;

/** What stands before the breaking quote belongs to an ordinary value up to this length. */
const PREFIX_CHARACTERS_MAX = 80;

const QUESTION = /^\s*(?:what|how|why|when|explain|does|is|can|could|please|write|describe|show|tell|give)\b/i;

/** A quote behind these opens a literal of a program and closes no value. */
const CODE_PREFIX = /[([{\n;]|[=:,+]\s*$/;

/** Also continue an operand, at the beginning of a value. */
const LEADING_WORDS: ReadonlySet<string> = new Set(["waitfor", "rlike", "regexp"]);

/** Inside a quoted value only the quote that opened it ends it. */
const IN_QUOTES: Dialect = MYSQL;

/**
 * Judges whether a value, put into a statement, would end the place it is meant for and go on as SQL of its own. The
 * place is not known, so all three are tried: bare (a number or name), within single and within double quotes.
 * Returns the most certain answer, or `null`. Linear in the first 8,192 characters.
 */
export function judgeValue(text: string): Injection | null {
  let best: Injection | null = null;
  const limit = Math.min(text.length, CHARACTERS_MAX);
  for (const quote of ["'", '"'] as const) {
    const found = judgeQuoted(text, quote, limit);
    if (found !== null && (best === null || found.confidence > best.confidence)) best = found;
  }
  if (best !== null && best.confidence >= 0.9) return best;
  const bare = judgeBare(text, limit);
  return bare !== null && (best === null || bare.confidence > best.confidence) ? bare : best;
}

function judgeQuoted(text: string, quote: "'" | '"', limit: number): Injection | null {
  const close = closingQuote(text, quote, Math.min(limit, PREFIX_CHARACTERS_MAX));
  if (close < 0 || !goesOn(text, close + 1)) return null;
  const cursor = new TokenCursor(text, IN_QUOTES, close + 1, limit);
  const found = readContinuation(cursor, true, true, TOKENS_MAX);
  const prefix = text.slice(0, close);
  if (CODE_PREFIX.test(prefix)) return null;
  const prefixWords = countWords(prefix);
  const comment = finalComment(text, cursor, found);
  // A sentence about an injection: words before it, and words behind its comment mark or a question.
  if (prefixWords > 1 && (comment === "remark" || (prefixWords > 2 && QUESTION.test(prefix)))) return null;
  const place: Place = {
    quote,
    prefixWords,
    isPrefixPlain: /^[\w%@.$&=+\-\\#*\s\u0080-\uffff]*$/.test(prefix),
    isPrefixNumber: /\d$/.test(prefix),
    isPrefixSpaced: /\s$/.test(prefix) && prefix.trim() !== "",
    tailWords: found.endsOpen ? countWords(text.slice(found.lastStart + 1, found.lastStart + 41)) : 0,
    isReopened: found.endsOpen && text.charAt(found.lastStart) === quote,
    isLeading: false,
    startsWithLiteral: false,
    comment,
    start: close,
    length: text.length,
  };
  return verdict(found, place);
}

function judgeBare(text: string, limit: number): Injection | null {
  const start = skipWords(text, limit);
  const cursor = new TokenCursor(text, MYSQL, start, limit);
  const first = cursor.peek(0);
  if (first === null) return null;
  const isAfterOperand =
    start > 0 ||
    (first.kind === "mark" && (first.value === ")" || first.value === ";" || first.value === ",")) ||
    (first.kind === "operator" && (first.value === "||" || first.value === "&&")) ||
    (first.kind === "word" &&
      (LOGIC_WORDS.has(first.value) ||
        UNION_WORDS.has(first.value) ||
        PROBING_CLAUSES.has(first.value) ||
        LEADING_WORDS.has(first.value)));
  if (
    !isAfterOperand &&
    first.kind === "word" &&
    (first.value === "select" || (first.value !== "if" && startsStatement(cursor.peek)))
  )
    return null;
  const found = readContinuation(cursor, isAfterOperand, false, TOKENS_MAX);
  const place: Place = {
    quote: "",
    prefixWords: 0,
    isPrefixPlain: true,
    isPrefixNumber: false,
    isPrefixSpaced: false,
    tailWords: 0,
    isReopened: false,
    isLeading: isAfterOperand && start === 0,
    startsWithLiteral:
      first.kind === "number" ||
      first.kind === "variable" ||
      first.kind === "string" ||
      (first.kind === "operator" && !isAfterOperand),
    comment: finalComment(text, cursor, found),
    start: 0,
    length: text.length,
  };
  return verdict(found, place);
}

function verdict(found: Continuation, place: Place): Injection | null {
  const [rule, confidence] = judgeContinuation(found, place) ?? [];
  if (rule === undefined || confidence === undefined) return null;
  return { rule, confidence, start: place.start, end: Math.max(found.end, place.start + 1) };
}

/** Up to three words an ordinary value may begin with before UNION, WAITFOR or a statement of its own; their end. */
function skipWords(text: string, limit: number): number {
  const head = text.slice(0, Math.min(limit, 160));
  if (!/union|waitfor/i.test(head)) return 0;
  const match = /^\s*(?!-?[\d.]+\s)(?:[\w.$@-]{1,40}\s+){1,3}(?=(?:union|waitfor)\b)/i.exec(head);
  return match === null ? 0 : match[0].length;
}

/** The quote that ends the value, among the first `limit` characters; a doubled one does not, unless it is escaped before. */
function closingQuote(value: string, quote: string, limit: number): number {
  const text = value.slice(0, limit + 1);
  for (let index = text.indexOf(quote); index >= 0 && index < limit; index = text.indexOf(quote, index + 2)) {
    const isDoubled = text.charAt(index + 1) === quote;
    const isEscaped = index > 0 && text.charCodeAt(index - 1) === 92;
    if (isDoubled && isEscaped) return index + 1;
    if (!isDoubled) return index;
  }
  return -1;
}

/** Cheap: a word right behind the quote that no SQL goes on with, as in `don't`, ends it before anything is read. */
function goesOn(text: string, index: number): boolean {
  if (index >= text.length) return false;
  if (!isWordPart(text.charCodeAt(index))) return true;
  let end = index;
  while (end < text.length && end < index + 12 && isWordPart(text.charCodeAt(end))) end++;
  return end - index >= 2;
}
