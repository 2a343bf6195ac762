import type { SqlToken } from "./token";

const NESTING_MAX = 20;

/**
 * Whether a WHERE condition holds for every row because of how it is written: `1=1`, `true`, `'a'='a'`, `id = id`,
 * `name = 'x' OR 1=1`. One such arm of an OR is enough; of an AND, all must be. Does not reason about data.
 */
export function isTautology(condition: readonly SqlToken[], nesting = 0): boolean {
  const tokens = unwrap(condition);
  if (tokens.length === 0 || nesting > NESTING_MAX) return false;
  const alternatives = split(tokens, "or");
  if (alternatives.length > 1) return alternatives.some((part) => isTautology(part, nesting + 1));
  const demands = split(tokens, "and");
  if (demands.length > 1) return demands.every((part) => isTautology(part, nesting + 1));
  return isConstantTruth(tokens);
}

/** Removes parentheses around the whole. */
function unwrap(tokens: readonly SqlToken[]): readonly SqlToken[] {
  let start = 0;
  let end = tokens.length;
  for (let round = 0; round < NESTING_MAX && isMark(tokens[start], "(") && isMark(tokens[end - 1], ")"); round++) {
    let depth = 0;
    let at = start;
    for (; at < end; at++) {
      if (isMark(tokens[at], "(")) depth++;
      else if (isMark(tokens[at], ")") && --depth === 0) break;
    }
    if (at !== end - 1) break;
    start++;
    end--;
  }
  return start === 0 ? tokens : tokens.slice(start, end);
}

function split(tokens: readonly SqlToken[], word: "or" | "and"): readonly (readonly SqlToken[])[] {
  const parts: (readonly SqlToken[])[] = [];
  let depth = 0;
  let begin = 0;
  let isBetween = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (isMark(token, "(")) depth++;
    else if (isMark(token, ")")) depth--;
    else if (depth === 0 && token?.kind === "word") {
      if (token.value === "between") isBetween = true;
      else if (token.value === "and" && isBetween) isBetween = false;
      else if (token.value === word) {
        parts.push(tokens.slice(begin, at));
        begin = at + 1;
      }
    }
  }
  parts.push(tokens.slice(begin));
  return parts;
}

function isConstantTruth(tokens: readonly SqlToken[]): boolean {
  const [left, operator, right] = tokens;
  if (left === undefined) return false;
  if (tokens.length === 1) return left.value === "true" || (left.kind === "number" && Number(left.value) !== 0);
  if (tokens.length === 2 && left.value === "not") return operator?.value === "false" || operator?.value === "0";
  if (tokens.length !== 3 || operator === undefined || right === undefined) return false;
  if (operator.kind !== "operator" && operator.value !== "like") return false;
  if (left.kind === "number" && right.kind === "number")
    return compares(Number(left.value), operator.value, Number(right.value));
  const isEquality =
    operator.value === "=" || operator.value === "==" || operator.value === "like" || operator.value === "<=>";
  // Strings are compared by length: the tokens do not hold their text, and two constants alike are never data.
  if (left.kind === "string" && right.kind === "string")
    return isEquality === (left.end - left.start === right.end - right.start);
  const isName = (token: SqlToken): boolean => token.kind === "word" || token.kind === "quoted";
  return isEquality && isName(left) && isName(right) && left.value === right.value;
}

function compares(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case "=":
    case "==":
    case "like":
    case "<=>":
      return left === right;
    case "<>":
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    default:
      return false;
  }
}

function isMark(token: SqlToken | undefined, value: string): boolean {
  return token !== undefined && token.kind === "mark" && token.value === value;
}
