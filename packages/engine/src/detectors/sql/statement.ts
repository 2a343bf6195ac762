import type { Dialect } from "./dialect";
import { sqlTokens } from "./lexer";
import { isTautology } from "./tautology";
import type { SqlToken } from "./token";

/** What a statement does, by its verb; `with` is looked through. */
export type StatementKind =
  | "select"
  | "insert"
  | "update"
  | "delete"
  | "merge"
  | "create"
  | "alter"
  | "drop"
  | "truncate"
  | "grant"
  | "revoke"
  | "copy"
  | "execute"
  | "explain"
  | "set"
  | "show"
  | "transaction"
  | "other";

type WhereClause = "absent" | "present" | "tautology";

export interface Statement {
  readonly kind: StatementKind;
  /** UTF-16 offsets of the statement without its `;`. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly SqlToken[];
  /** Lower case, as written with schema; of FROM, JOIN, INTO, UPDATE, TABLE at any depth; at most 50. */
  readonly tables: readonly string[];
  /** Of the statement itself, not of what stands in parentheses; with UNION, of any arm. */
  readonly where: WhereClause;
  /** LIMIT, TOP or FETCH. */
  readonly isLimited: boolean;
  /** Writes inside WITH and behind EXPLAIN ANALYZE, which run although the statement itself only reads. */
  readonly nested: readonly Statement[];
}

/** Scripts are read up to this many tokens. */
const TOKENS_MAX = 20_000;
const STATEMENTS_MAX = 500;
const TABLES_MAX = 50;

const KINDS: ReadonlyMap<string, StatementKind> = new Map<string, StatementKind>([
  ["select", "select"],
  ["values", "select"],
  ["table", "select"],
  ["insert", "insert"],
  ["replace", "insert"],
  ["update", "update"],
  ["delete", "delete"],
  ["merge", "merge"],
  ["create", "create"],
  ["alter", "alter"],
  ["rename", "alter"],
  ["drop", "drop"],
  ["truncate", "truncate"],
  ["grant", "grant"],
  ["revoke", "revoke"],
  ["copy", "copy"],
  ["exec", "execute"],
  ["execute", "execute"],
  ["call", "execute"],
  ["explain", "explain"],
  ["describe", "explain"],
  ["desc", "explain"],
  ["set", "set"],
  ["show", "show"],
  ["begin", "transaction"],
  ["start", "transaction"],
  ["commit", "transaction"],
  ["rollback", "transaction"],
  ["savepoint", "transaction"],
  ["abort", "transaction"],
  ["end", "transaction"],
  ["release", "transaction"],
]);

/** Whether a word, lower case, is a verb statements begin with. */
export function isStatementVerb(word: string): boolean {
  return word === "with" || KINDS.has(word);
}

const MAIN_VERBS: ReadonlySet<string> = new Set(["select", "insert", "update", "delete", "merge", "values", "table"]);
const TABLE_WORDS: ReadonlySet<string> = new Set(["from", "join", "into", "update", "table", "using"]);
const AFTER_WHERE: ReadonlySet<string> = new Set([
  "group",
  "order",
  "limit",
  "returning",
  "having",
  "union",
  "except",
  "intersect",
  "window",
  "fetch",
  "offset",
  "for",
  "on",
  "option",
]);

/**
 * Splits a script at `;` outside parentheses, strings and comments and says of each statement what it does. Total and
 * linear; what is no SQL comes out as kind `other`. Reads 20,000 tokens and 500 statements at most.
 */
export function readStatements(text: string, dialect: Dialect): Statement[] {
  const tokens = sqlTokens(text, dialect, TOKENS_MAX);
  const statements: Statement[] = [];
  let begin = 0;
  let depth = 0;
  for (let index = 0; index <= tokens.length && statements.length < STATEMENTS_MAX; index++) {
    const token = tokens[index];
    if (token !== undefined && token.kind === "mark") {
      if (token.value === "(") depth++;
      else if (token.value === ")") depth = Math.max(0, depth - 1);
    }
    const isEnd = token === undefined || (token.kind === "mark" && token.value === ";" && depth === 0);
    if (!isEnd) continue;
    const statement = readStatement(tokens.slice(begin, index));
    if (statement !== null) statements.push(statement);
    begin = index + 1;
  }
  return statements;
}

function readStatement(tokens: readonly SqlToken[]): Statement | null {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return null;
  const verbAt = findVerb(tokens);
  const verb = tokens[verbAt];
  const kind = verb?.kind === "word" ? (KINDS.get(verb.value) ?? "other") : "other";
  const base = depthOf(tokens, verbAt);
  const whereAt = kind === "select" || kind === "update" || kind === "delete" ? findWhere(tokens, verbAt, base) : -1;
  return {
    kind,
    start: first.start,
    end: last.end,
    tokens,
    tables: tablesOf(tokens),
    where: whereAt < 0 ? "absent" : isTautology(conditionAt(tokens, whereAt)) ? "tautology" : "present",
    isLimited: isLimited(tokens, verbAt, base),
    nested: isWord(first, "with") ? nestedWrites(tokens) : kind === "explain" ? analyzed(tokens) : [],
  };
}

function isWord(token: SqlToken | undefined, value: string): boolean {
  return token !== undefined && token.kind === "word" && token.value === value;
}

function isMark(token: SqlToken | undefined, value: string): boolean {
  return token !== undefined && token.kind === "mark" && token.value === value;
}

/** Index of the main verb: behind opening parentheses, and behind the list of a WITH. */
function findVerb(tokens: readonly SqlToken[]): number {
  let index = 0;
  while (isMark(tokens[index], "(")) index++;
  if (!isWord(tokens[index], "with")) return index;
  let depth = 0;
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (isMark(token, "(")) depth++;
    else if (isMark(token, ")")) depth--;
    else if (depth === 0 && token?.kind === "word" && MAIN_VERBS.has(token.value)) return at;
  }
  return index;
}

function depthOf(tokens: readonly SqlToken[], index: number): number {
  let depth = 0;
  for (let at = 0; at < index; at++) {
    if (isMark(tokens[at], "(")) depth++;
    else if (isMark(tokens[at], ")")) depth--;
  }
  return depth;
}

/** WHERE at the depth of the verb; an arm of a UNION may have parentheses of its own. */
function findWhere(tokens: readonly SqlToken[], from: number, base: number): number {
  let depth = base;
  let armDepth = base;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (isMark(token, "(")) {
      depth++;
      if (isSetOperation(tokens, at - 1) && isWord(tokens[at + 1], "select")) armDepth = depth;
    } else if (isMark(token, ")")) {
      if (depth === armDepth && armDepth > base) armDepth = base;
      depth--;
      if (depth < armDepth) armDepth = depth;
    } else if (depth === armDepth && isWord(token, "where")) return at;
  }
  return -1;
}

function isSetOperation(tokens: readonly SqlToken[], index: number): boolean {
  const token = tokens[index];
  const isQualifier = isWord(token, "all") || isWord(token, "distinct");
  const word = isQualifier ? tokens[index - 1] : token;
  return isWord(word, "union") || isWord(word, "except") || isWord(word, "intersect");
}

function conditionAt(tokens: readonly SqlToken[], whereAt: number): readonly SqlToken[] {
  let depth = 0;
  let end = whereAt + 1;
  for (; end < tokens.length; end++) {
    const token = tokens[end];
    if (isMark(token, "(")) depth++;
    else if (isMark(token, ")") && --depth < 0) break;
    else if (depth === 0 && token?.kind === "word" && AFTER_WHERE.has(token.value)) break;
  }
  return tokens.slice(whereAt + 1, end);
}

function isLimited(tokens: readonly SqlToken[], from: number, base: number): boolean {
  let depth = base;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (isMark(token, "(")) depth++;
    else if (isMark(token, ")")) depth--;
    else if (
      depth <= base &&
      (isWord(token, "limit") || isWord(token, "top") || isWord(token, "fetch") || isWord(token, "rownum"))
    )
      return true;
  }
  return false;
}

function tablesOf(tokens: readonly SqlToken[]): readonly string[] {
  const tables: string[] = [];
  for (let at = 0; at < tokens.length && tables.length < TABLES_MAX; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind !== "word" || !TABLE_WORDS.has(token.value)) continue;
    let index = at + 1;
    while (
      isWord(tokens[index], "if") ||
      isWord(tokens[index], "not") ||
      isWord(tokens[index], "exists") ||
      isWord(tokens[index], "only")
    )
      index++;
    const name = qualifiedName(tokens, index);
    if (name !== "") tables.push(name);
  }
  return tables;
}

/** `schema.table` from `index` on, at most four parts. */
function qualifiedName(tokens: readonly SqlToken[], index: number): string {
  const parts: string[] = [];
  for (let at = index; parts.length < 4; at += 2) {
    const token = tokens[at];
    if (token === undefined || (token.kind !== "word" && token.kind !== "quoted")) break;
    parts.push(token.value);
    if (!isMark(tokens[at + 1], ".")) break;
  }
  return parts.join(".");
}

/** EXPLAIN ANALYZE runs what it explains. */
function analyzed(tokens: readonly SqlToken[]): readonly Statement[] {
  const verbAt = tokens.findIndex(({ kind, value }, index) => index > 0 && kind === "word" && MAIN_VERBS.has(value));
  const isRun = tokens.some(({ value }, index) => index < verbAt && value === "analyze");
  const statement = isRun ? readStatement(tokens.slice(verbAt)) : null;
  return statement === null ? [] : [statement];
}

function nestedWrites(tokens: readonly SqlToken[]): readonly Statement[] {
  const nested: Statement[] = [];
  for (let at = 1; at < tokens.length && nested.length < TABLES_MAX; at++) {
    if (!isMark(tokens[at - 1], "(") || !(isWord(tokens[at], "delete") || isWord(tokens[at], "update"))) continue;
    let depth = 1;
    let end = at;
    while (end < tokens.length && depth > 0) {
      if (isMark(tokens[end], "(")) depth++;
      else if (isMark(tokens[end], ")")) depth--;
      end++;
    }
    const statement = readStatement(tokens.slice(at, depth === 0 ? end - 1 : end));
    if (statement !== null) nested.push(statement);
    at = end;
  }
  return nested;
}
