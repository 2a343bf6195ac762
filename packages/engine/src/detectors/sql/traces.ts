import { STANDARD_SQL } from "./dialect";
import type { Injection } from "./injection";
import { readContinuation } from "./read-continuation";
import type { Statement, StatementKind } from "./statement";
import type { SqlToken } from "./token";
import { TokenCursor } from "./token-cursor";
import { CATALOGUE_NAMES, INFORMATION_CALLS } from "./words";

const TOKENS_MAX = 1500;

/**
 * What a statement looks like once a value has broken out in it: a condition that an OR makes true for every row, a UNION
 * whose second arm reads what the first does not, a change stacked behind a lookup, the rest of the query commented away.
 * `null` for a statement that shows none of it. Linear.
 */
export function tracesOf(text: string, statements: readonly Statement[]): Injection | null {
  const [first] = statements;
  if (first === undefined) return null;
  return alternativeOf(text, statements) ?? unionOf(first) ?? stackOf(text, statements) ?? commentOf(text, first);
}

const FILTERED: ReadonlySet<StatementKind> = new Set<StatementKind>(["select", "update", "delete", "insert"]);

function alternativeOf(text: string, statements: readonly Statement[]): Injection | null {
  for (const { kind, tokens, start, end } of statements) {
    if (!FILTERED.has(kind)) continue;
    const where = tokens.find((token) => token.kind === "word" && token.value === "where");
    if (where === undefined) continue;
    const cursor = new TokenCursor(text, STANDARD_SQL, where.end, Math.min(text.length, Math.max(end, where.end)));
    const found = readContinuation(cursor, false, false, TOKENS_MAX);
    if (found.hasConstantAlternative) return { rule: "tautology", confidence: 0.85, start, end };
    if (found.hasAttackCall || callsSleep(tokens)) return { rule: "probing-call", confidence: 0.8, start, end };
  }
  return null;
}

function callsSleep(tokens: readonly SqlToken[]): boolean {
  return tokens.some(
    ({ kind, value }, index) => kind === "word" && value === "sleep" && tokens[index + 1]?.value === "(",
  );
}

const PASSWORD_NAMES: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "pass",
  "pwd",
  "user_pass",
  "user_password",
  "password_hash",
  "passwords",
  "credit_cards",
  "ccnumber",
  "credentials",
  "wp_users",
  "api_keys",
]);

/** The second arm of a UNION asks for the server's books, its version, credentials, or only for constants. */
function unionOf({ tokens, start, end }: Statement): Injection | null {
  const unionAt = tokens.findIndex((token) => token.kind === "word" && token.value === "union");
  if (unionAt < 1) return null;
  const before = namesOf(tokens, 0, unionAt);
  const after = namesOf(tokens, unionAt + 1, tokens.length);
  const asks = (names: ReadonlySet<string>): boolean => [...after].some((name) => names.has(name) && !before.has(name));
  const isProbe =
    asks(CATALOGUE_NAMES) || asks(PASSWORD_NAMES) || tellsServer(tokens, unionAt) || isConstantArm(tokens, unionAt);
  return isProbe ? { rule: "union-select", confidence: 0.85, start, end } : null;
}

function namesOf(tokens: readonly SqlToken[], from: number, to: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token !== undefined && (token.kind === "word" || token.kind === "quoted")) names.add(token.value);
  }
  return names;
}

function tellsServer(tokens: readonly SqlToken[], from: number): boolean {
  for (let at = from; at < tokens.length - 1; at++) {
    const token = tokens[at];
    if (token?.kind === "variable" && /^@@(?:version|datadir|hostname|servername)/.test(token.value)) return true;
    if (
      token?.kind === "word" &&
      INFORMATION_CALLS.has(token.value) &&
      tokens[at + 1]?.value === "(" &&
      tokens[at + 2]?.value === ")"
    )
      return true;
  }
  return false;
}

/** `UNION SELECT 1, NULL, 'a'` to the end, at least two of them. */
function isConstantArm(tokens: readonly SqlToken[], unionAt: number): boolean {
  let at = unionAt + 1;
  while (tokens[at]?.value === "all" || tokens[at]?.value === "select" || tokens[at]?.value === "distinct") at++;
  let constants = 0;
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.value === ",") continue;
    if (token.kind !== "number" && token.kind !== "string" && token.value !== "null") return false;
    constants++;
  }
  return constants >= 2;
}

const DESTRUCTIVE: ReadonlySet<StatementKind> = new Set<StatementKind>([
  "drop",
  "truncate",
  "grant",
  "alter",
  "execute",
  "delete",
  "update",
  "insert",
]);

/** A lookup with a literal at its end, then a change, then the comment that hides what was left of the lookup. */
function stackOf(text: string, statements: readonly Statement[]): Injection | null {
  const [first, second] = statements;
  const last = statements.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  const closing = first.tokens.at(-1);
  const isLookup =
    first.kind === "select" && first.where !== "absent" && (closing?.kind === "string" || closing?.kind === "number");
  if (!isLookup || !DESTRUCTIVE.has(second.kind)) return null;
  const rest = text.slice(last.end, last.end + 80);
  const isHidden = rest.includes("--") || rest.includes("#") || last.tokens.some((token) => !token.isClosed);
  return isHidden ? { rule: "stacked-statement", confidence: 0.85, start: second.start, end: last.end } : null;
}

/** A comment behind a condition that hides a quote, and with it what the author of the query had written there. */
function commentOf(text: string, { tokens, start, end, where }: Statement): Injection | null {
  const last = tokens.at(-1);
  if (where === "absent" || last === undefined) return null;
  const rest = text.slice(last.end, last.end + 200);
  const body = /^[\s)]*(?:--|#)([^\n\r]{0,160})$/.exec(rest)?.[1];
  if (body === undefined) return null;
  const quotes = body.split(/['"]/).length - 1;
  const hidesQuery =
    /^\s*['"]\s*(?:$|[;)]|(?:and|or|limit|order|group)\b)/i.test(body) ||
    (quotes % 2 === 1 && /\b(?:and|or|limit)\b/i.test(body));
  return hidesQuery ? { rule: "comment-cut", confidence: 0.8, start, end: Math.max(end, start + 1) } : null;
}
