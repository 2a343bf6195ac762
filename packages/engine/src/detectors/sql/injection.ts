import { isSpace, isWordPart } from "./characters";
import type { Continuation } from "./continuation";
import { type LexerOptions, MYSQL } from "./lexer";
import { readContinuation } from "./read-continuation";
import { startsStatement } from "./statement-start";
import { TokenCursor } from "./token-cursor";
import { LOGIC_WORDS, PROBING_CLAUSES, UNION_WORDS } from "./words";

/** Why a value breaks out of the statement it is put into. */
export type InjectionRule =
  | "union-select"
  | "stacked-statement"
  | "probing-call"
  | "file-access"
  | "subquery"
  | "catalogue"
  | "tautology"
  | "boolean-condition"
  | "comment-cut"
  | "probing-clause"
  | "operator-splice"
  | "expression-probe";

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
const IN_QUOTES: LexerOptions = MYSQL;

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

/** How the text ends: in an empty comment, one with hardly a word, one word right behind `#`, a remark, or in none. */
type Ending = "none" | "bare" | "cut" | "glued" | "remark";

interface Place {
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

function verdict(found: Continuation, place: Place): Injection | null {
  const [rule, confidence] = judge(found, place) ?? [];
  if (rule === undefined || confidence === undefined) return null;
  return { rule, confidence, start: place.start, end: Math.max(found.end, place.start + 1) };
}

type Judgement = readonly [InjectionRule, number] | null;

/** The strongest reason first; each says what an ordinary value does not have. */
function judge(found: Continuation, place: Place): Judgement {
  const isQuoted = place.quote !== "";
  const isEnded = found.isComplete || place.comment !== "none";
  if (found.hasUnion) return ["union-select", 0.95];
  if (found.hasStackedStatement) return ["stacked-statement", 0.9];
  if (found.writesFile) return ["file-access", 0.9];
  if (found.hasAttackCall && (isQuoted || found.operators > 0 || found.hasLogic || found.isComplete))
    return ["probing-call", 0.9];
  if (found.hasSubquery && (found.isComplete || found.hasLogic || isQuoted)) return ["subquery", 0.85];
  if (found.hasCatalogueName && (found.hasLogic || found.hasComparison)) return ["catalogue", 0.85];
  return isEnded ? judgeExpression(found, place) : null;
}

/** For a value that reads as an expression to its end. */
function judgeExpression(found: Continuation, place: Place): Judgement {
  const hasCut = place.comment !== "none" && place.comment !== "remark";
  const isWhole = found.isComplete && (!found.endsExpecting || hasCut || place.isReopened);
  if (
    !isWhole &&
    found.isComplete &&
    found.hasLogic &&
    found.hasConstantComparison &&
    (place.startsWithLiteral || place.quote !== "")
  ) {
    return ["tautology", 0.7];
  }
  if (!isWhole) return found.isComplete && found.hasProbingCall && found.hasComparison ? ["probing-call", 0.6] : null;
  const isConstantClause =
    found.hasConstantComparison ||
    found.hasConstantLogic ||
    place.startsWithLiteral ||
    place.quote !== "" ||
    (place.isLeading && hasCut);
  const hasCondition =
    found.hasOwnCondition && (place.quote !== "" || place.startsWithLiteral || found.closes > 0 || hasCut);
  if ((found.hasLogic || hasCondition) && found.hasConstantComparison) return ["tautology", 0.9];
  if (found.hasProbingClause && isConstantClause) return ["probing-clause", 0.8];
  return place.quote === "" ? judgeBareExpression(found, place, hasCut) : judgeQuotedExpression(found, place, hasCut);
}

function judgeQuotedExpression(found: Continuation, place: Place, hasCut: boolean): Judgement {
  const isShortPrefix = place.isPrefixPlain && place.prefixWords <= 2;
  if (found.hasLogic) {
    const isSettled = place.isReopened || hasCut || found.constants > 0;
    if (found.hasComparison && isSettled) return ["boolean-condition", 0.85];
    if (found.hasProbingCall || found.hasCommonCall) return ["probing-call", 0.85];
    if (
      found.hasConstantLogic &&
      (hasCut || (isShortPrefix && found.tokens > 2 && place.tailWords <= 1 && place.isReopened))
    )
      return ["tautology", 0.85];
    if (place.isReopened && isShortPrefix && found.operators > 0 && found.tokens > 2) return ["boolean-condition", 0.7];
  }
  if (
    hasCut &&
    place.comment !== "glued" &&
    found.tokens === found.closes &&
    !place.isPrefixSpaced &&
    (!place.isPrefixNumber || place.comment === "bare") &&
    place.prefixWords <= 3
  )
    return ["comment-cut", 0.8];
  if (hasCut && isShortPrefix && found.operators + found.opens > 0 && found.tokens > 1)
    return ["expression-probe", 0.75];
  if (found.hasProbingCall || (found.hasCommonCall && place.isReopened)) return ["probing-call", 0.7];
  if (!place.isReopened || !isShortPrefix) return null;
  if (found.hasComparison && found.tokens > 2) return ["boolean-condition", 0.7];
  if (found.operators >= 2 && found.tokens > 4) return ["expression-probe", 0.6];
  if (found.hasLogic && found.tokens === 2 && place.prefixWords <= 1 && place.tailWords <= 1 && place.length <= 40)
    return ["operator-splice", 0.6];
  if (!found.hasLogic && !found.hasComparison && found.operators === 0) return null;
  const isBalanced = place.prefixWords === place.tailWords && place.prefixWords <= 1;
  return isBalanced && place.length <= 40 && found.tokens > 1 && found.names === 0 ? ["operator-splice", 0.6] : null;
}

function judgeBareExpression(found: Continuation, place: Place, hasCut: boolean): Judgement {
  if (found.hasLogic) {
    if (hasCut && (found.hasConstantLogic || found.variables > 0 || place.startsWithLiteral))
      return ["tautology", 0.75];
    if (
      (place.startsWithLiteral || place.isLeading) &&
      (found.hasProbingCall || (found.hasComparison && found.hasCommonCall))
    )
      return ["probing-call", 0.8];
    if (place.startsWithLiteral && (found.hasCommonCall || found.hasProbingCall || found.hasComparison))
      return ["boolean-condition", 0.7];
  }
  if (place.isLeading && found.hasProbingCall) return ["probing-call", 0.7];
  if (found.names === 0 && found.hasConstantComparison && found.hasCommonCall) return ["probing-call", 0.6];
  if (found.hasProbingCall && found.endsOpen && found.hasComparison) return ["probing-call", 0.6];
  if (found.hasConstantComparison && hasCut) return ["tautology", 0.7];
  if (found.endsWithUnion) return ["expression-probe", 0.6];
  if (found.hasInformationCall && found.opens >= 2) return ["probing-call", 0.6];
  if (found.names > 0) return null;
  if (found.hasCase && found.constants > 1) return ["expression-probe", 0.6];
  const isLiteral = found.constants + found.variables > 0;
  const isExpression = found.opens > 0 || found.operators > 0 || found.tokens === 1;
  if (place.comment === "bare" && isLiteral && isExpression) return ["expression-probe", 0.6];
  return found.hasProbingCall && (found.hasCommonCall || place.startsWithLiteral) ? ["probing-call", 0.6] : null;
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

function finalComment(text: string, cursor: TokenCursor, found: Continuation): Ending {
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

/** Up to three words an ordinary value may begin with before UNION, WAITFOR or a statement of its own; their end. */
function skipWords(text: string, limit: number): number {
  const head = text.slice(0, Math.min(limit, 160));
  if (!/union|waitfor/i.test(head)) return 0;
  const match = /^\s*(?!-?[\d.]+\s)(?:[\w.$@-]{1,40}\s+){1,3}(?=(?:union|waitfor)\b)/i.exec(head);
  return match === null ? 0 : match[0].length;
}

function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const isSeparator = isSpace(text.charCodeAt(index));
    if (!isSeparator && !inWord) words++;
    inWord = !isSeparator;
  }
  return words;
}
