import { MYSQL } from "./dialect";
import { sqlTokens } from "./lexer";
import type { SqlToken } from "./token";

const TOKENS_MAX = 400;
const OPEN_ENDS: ReadonlySet<string> = new Set(["where", "and", "or", "like", "=", ",", "(", "having", "union"]);

/**
 * Whether a statement is a torn-off piece, as probes are: a condition in it ends within a string; or a SELECT of constants
 * ends where a condition should begin, has parentheses that do not match, or reads a variable from nowhere.
 */
export function isProbingFragment(text: string): boolean {
  const tokens = sqlTokens(text, MYSQL, TOKENS_MAX);
  const [first] = tokens;
  const last = tokens.at(-1);
  if (last === undefined || tokens.length >= TOKENS_MAX) return false;
  const isTorn = last.kind === "string" && !last.isClosed;
  if (isTorn && tokens.some(({ kind, value }) => kind === "word" && (value === "and" || value === "or"))) return true;
  if (first?.value !== "select") return false;
  const fromAt = tokens.findIndex((token) => token.kind === "word" && token.value === "from");
  const list = tokens.slice(1, fromAt < 0 ? tokens.length : fromAt);
  const isConstant = list.some(
    ({ kind, value }) => kind === "number" || kind === "string" || kind === "variable" || value === "(",
  );
  if (!isConstant) return false;
  if (fromAt < 0) return list.some(({ kind }) => kind === "variable");
  return OPEN_ENDS.has(last.value) || !isBalanced(tokens);
}

function isBalanced(tokens: readonly SqlToken[]): boolean {
  let depth = 0;
  for (const { kind, value } of tokens) {
    if (kind !== "mark") continue;
    if (value === "(") depth++;
    else if (value === ")") depth--;
  }
  return depth === 0;
}
