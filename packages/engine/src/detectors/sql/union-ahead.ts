import type { Peek } from "./statement-start";
import { CLAUSE_WORDS, CONSTANT_WORDS, PREFIX_WORDS, UNION_WORDS } from "./words";

/** Parentheses, signs and ALL between UNION and SELECT are looked through up to this many. */
const PASSED_MAX = 64;

/**
 * What follows a UNION: a query, nothing, or the rest of a sentence.
 *
 * @param isMidQuery the value before it was closed or is a literal, so that `select name alias from` is believed.
 */
export function unionAhead(peek: Peek, isMidQuery: boolean): "query" | "end" | "sentence" {
  let index = 1;
  while (index < PASSED_MAX && isPassed(peek, index)) index++;
  const verb = peek(index);
  if (verb === null) return "end";
  const isQuery =
    verb.kind === "word" &&
    (verb.value === "select" || verb.value === "values" || verb.value === "table" || UNION_WORDS.has(verb.value));
  return isQuery && isSelectList(peek, index + 1, isMidQuery) ? "query" : "sentence";
}

function isPassed(peek: Peek, index: number): boolean {
  const token = peek(index);
  if (token === null) return false;
  if (token.kind === "mark") return token.value === "(" || token.value === "{";
  if (token.kind === "operator") return true;
  return (
    token.kind === "word" && (token.value === "all" || token.value === "distinct" || token.value === "distinctrow")
  );
}

/** Whether what follows SELECT can be its list. Two plain words in a row are a sentence. */
function isSelectList(peek: Peek, index: number, isMidQuery: boolean): boolean {
  const item = peek(index);
  const next = peek(index + 1);
  if (item === null || next === null || item.kind !== "word" || next.kind !== "word") return true;
  if (peek(index + 2)?.value === "from" && isMidQuery) return true;
  if (next.value === "from" || next.value === "as") return true;
  if (PREFIX_WORDS.has(item.value) || CONSTANT_WORDS.has(item.value) || UNION_WORDS.has(next.value)) return true;
  return CLAUSE_WORDS.has(next.value) && peek(index + 2)?.kind !== "word";
}
