import type { SqlToken } from "./token";

/** Looks `offset` tokens ahead, without comments; `null` past the end. */
export type Peek = (offset: number) => SqlToken | null;

/**
 * Whether a statement begins here and not merely a sentence with the same first word: what must follow each verb is
 * looked at too, so "drop table users" is one and "drop me a line" is not.
 */
export function startsStatement(peek: Peek): boolean {
  const first = peek(0);
  if (first === null || first.kind !== "word") return false;
  const test = FOLLOWERS.get(first.value);
  return test === undefined ? false : test(peek);
}

/** The same for verbs that are no ordinary words of shells and sentences as well. */
export function startsUnmistakableStatement(peek: Peek): boolean {
  const first = peek(0);
  if (first === null || AMBIGUOUS_VERBS.has(first.value)) return false;
  if (first.value === "exec" || first.value === "execute") {
    if (/^[sx]p_/.test(peek(1)?.value ?? "")) return true;
    const object = peek(2);
    return startsStatement(peek) && object !== null && !isMark(object, ";");
  }
  return startsStatement(peek);
}

const AMBIGUOUS_VERBS: ReadonlySet<string> = new Set([
  "print",
  "kill",
  "with",
  "copy",
  "do",
  "use",
  "commit",
  "rollback",
  "begin",
  "set",
  "values",
  "call",
  "explain",
  "load",
  "if",
  "goto",
  "grant",
  "revoke",
  "rename",
  "restore",
  "backup",
  "while",
  "prepare",
  "attach",
]);

function isWord(token: SqlToken | null, list: string): boolean {
  return token !== null && token.kind === "word" && list.split(" ").includes(token.value);
}

function isName(token: SqlToken | null): boolean {
  return token !== null && (token.kind === "word" || token.kind === "quoted");
}

function isMark(token: SqlToken | null, marks: string): boolean {
  return token !== null && token.kind === "mark" && marks.includes(token.value);
}

function isOperator(token: SqlToken | null, operator: string): boolean {
  return token !== null && token.kind === "operator" && token.value === operator;
}

/** Nothing more, or the end of the statement. */
function isEnd(token: SqlToken | null): boolean {
  return token === null || isMark(token, ";");
}

const OBJECTS =
  "table view index database schema function procedure proc trigger user role login sequence type column constraint tablespace extension server event materialized temporary temp unlogged external or unique global foreign rule policy domain aggregate operator publication subscription table_ if not replace clustered";

/** A select list: a literal, `*`, a parenthesis, a variable, a call, or a name that goes on as SQL does. */
function startsSelectList(peek: Peek, at: number): boolean {
  let index = at;
  while (isWord(peek(index), "all distinct top sql_calc_found_rows not binary") || isMark(peek(index), "(")) {
    index += isWord(peek(index), "top") && peek(index + 1)?.kind === "number" ? 2 : 1;
  }
  const item = peek(index);
  if (item === null) return index > at;
  if (isWord(item, "select case null true false cast convert count concat version char")) return true;
  if (isName(item)) {
    const next = peek(index + 1);
    return (
      item.kind === "quoted" ||
      isMark(next, ".,()") ||
      isEnd(next) ||
      isWord(next, "from as into where procedure") ||
      next?.kind === "operator" ||
      next?.kind === "variable"
    );
  }
  if (item.kind === "number") {
    const next = peek(index + 1);
    const after = peek(index + 2);
    return (
      next === null ||
      next.kind !== "word" ||
      isWord(next, "from as in is not like between union limit where order group into and or begin goto") ||
      after === null ||
      isMark(after, "),") ||
      isWord(after, "from")
    );
  }
  return item.kind !== "mark" || item.value === ".";
}

const FOLLOWERS: ReadonlyMap<string, (peek: Peek) => boolean> = new Map<string, (peek: Peek) => boolean>([
  ["select", (peek) => startsSelectList(peek, 1)],
  ["values", (peek) => isMark(peek(1), "(")],
  ["with", (peek) => isName(peek(1)) && (isWord(peek(2), "as") || isMark(peek(2), "(") || isName(peek(2)))],
  ["insert", inserts],
  ["replace", (peek) => isWord(peek(1), "into")],
  ["update", updates],
  ["delete", deletes],
  ["merge", (peek) => isWord(peek(1), "into") || isWord(peek(2), "using")],
  ["drop", definesObject],
  ["create", definesObject],
  ["alter", definesObject],
  ["truncate", truncates],
  ["rename", (peek) => isWord(peek(1), "table user")],
  ["grant", grants],
  ["revoke", grants],
  ["exec", executes],
  ["execute", executes],
  ["call", (peek) => isName(peek(1)) && isMark(peek(2), "(.")],
  ["declare", (peek) => peek(1)?.kind === "variable" || isWord(peek(2), "cursor")],
  ["set", (peek) => peek(1)?.kind === "variable" || isOperator(peek(2), "=")],
  ["while", (peek) => isMark(peek(1), "(") || peek(1)?.kind === "number" || peek(1)?.kind === "variable"],
  [
    "begin",
    (peek) =>
      isEnd(peek(1)) ||
      isWord(peek(1), "declare tran transaction try goto execute dbms_lock user_lock") ||
      startsAt(peek, 1),
  ],
  ["if", ifs],
  ["goto", (peek) => isName(peek(1)) && (isMark(peek(2), ";:") || startsAt(peek, 2) || isMark(peek(3), ":"))],
  ["waitfor", (peek) => isWord(peek(1), "delay time")],
  ["shutdown", (peek) => isEnd(peek(1)) || isWord(peek(1), "with immediate abort")],
  ["copy", (peek) => (isName(peek(1)) || isMark(peek(1), "(")) && !isEnd(peek(2))],
  ["load", (peek) => isWord(peek(1), "data xml") && isWord(peek(2), "infile local concurrent low_priority")],
  ["use", (peek) => isName(peek(1)) && isEnd(peek(2))],
  ["backup", (peek) => isWord(peek(1), "database log")],
  ["restore", (peek) => isWord(peek(1), "database log")],
  ["kill", (peek) => peek(1)?.kind === "number" || isWord(peek(1), "query connection")],
  ["attach", (peek) => isWord(peek(1), "database") || peek(1)?.kind === "string"],
  ["do", (peek) => peek(1)?.kind === "string" || isWord(peek(1), "sleep benchmark")],
  ["handler", (peek) => isName(peek(1)) && isWord(peek(2), "open read close")],
  ["prepare", (peek) => isName(peek(1)) && isWord(peek(2), "from as")],
  ["dbcc", (peek) => isName(peek(1))],
  ["print", (peek) => peek(1)?.kind === "string" || peek(1)?.kind === "variable"],
  ["bulk", (peek) => isWord(peek(1), "insert")],
  ["explain", (peek) => startsAt(peek, 1) || isWord(peek(1), "analyze verbose query plan") || isMark(peek(1), "(")],
  ["rollback", (peek) => isEnd(peek(1))],
  ["commit", (peek) => isEnd(peek(1))],
]);

function startsAt(peek: Peek, offset: number): boolean {
  const verb = peek(offset);
  // One level only: "begin begin begin …" is not followed down.
  if (
    verb === null ||
    verb.kind !== "word" ||
    verb.value === "begin" ||
    verb.value === "goto" ||
    verb.value === "explain"
  )
    return false;
  return startsStatement((ahead) => peek(offset + ahead));
}

/** Words that go on behind the name of a table or another object; any other makes a sentence of it. */
const TAIL_WORDS =
  "where using as returning limit order set values select default with cascade restrict purge force on if partition inner join left right cross natural to for in add drop alter rename modify change column owner " +
  "identified password encrypted superuser nosuperuser createdb createrole login nologin engine start increment enable disable exec temporary output overriding tablespace refresh rebuild reorganize no character collate charset " +
  "type returns language replace convert begin is after before instead";

const DROP_TAIL_WORDS = "cascade restrict purge force on wait nowait";

/** Whether the name at `index` and what follows it are of a statement. */
function isNamed(peek: Peek, index: number, tailWords = TAIL_WORDS): boolean {
  let at = index;
  while (isWord(peek(at), "if not exists concurrently only")) at++;
  if (!isName(peek(at)) && peek(at)?.kind !== "variable" && peek(at)?.kind !== "string" && peek(at)?.value !== "#")
    return false;
  const next = peek(at + 1);
  if (next === null || next.kind !== "word") return true;
  if (isWord(next, tailWords)) return true;
  const after = peek(at + 2);
  return isWord(after, "where set values using join") || isMark(after, "(;");
}

/** DROP, CREATE and ALTER: what kind of object, and its name. */
function definesObject(peek: Peek): boolean {
  if (!isWord(peek(1), OBJECTS)) return false;
  let index = 2;
  while (index < 6 && isWord(peek(index), OBJECTS)) index++;
  const tailWords = peek(0)?.value === "drop" ? DROP_TAIL_WORDS : TAIL_WORDS;
  return isNamed(peek, index, tailWords) || isNamed(peek, 2, tailWords);
}

function deletes(peek: Peek): boolean {
  if (isWord(peek(1), "from")) return isNamed(peek, 2);
  return isWord(peek(1), "low_priority quick ignore top") || isWord(peek(2), "from where");
}

function truncates(peek: Peek): boolean {
  if (isWord(peek(1), "table")) return isNamed(peek, 2);
  return isName(peek(1)) && (isEnd(peek(2)) || isMark(peek(2), ".,"));
}

function inserts(peek: Peek): boolean {
  if (isWord(peek(1), "into")) return isNamed(peek, 2);
  return isWord(peek(1), "ignore overwrite low_priority delayed") || (isWord(peek(1), "or") && isWord(peek(3), "into"));
}

function updates(peek: Peek): boolean {
  for (let index = 1; index <= 7; index++) {
    const token = peek(index);
    if (isWord(token, "set"))
      return isName(peek(index + 1)) || peek(index + 1)?.kind === "variable" || isMark(peek(index + 1), "(");
    if (!isName(token) && !isMark(token, ".(),")) return false;
  }
  return false;
}

/** With ON only: "grant us access to the folder" is asked of people. */
function grants(peek: Peek): boolean {
  for (let index = 1; index <= 12; index++) {
    const token = peek(index);
    if (isWord(token, "on")) return index > 1 && isName(peek(index + 1));
    if (!isName(token) && !isMark(token, ",()")) return false;
  }
  return false;
}

function executes(peek: Peek): boolean {
  const name = peek(1);
  if (isMark(name, "(") || name?.kind === "variable") return true;
  if (!isName(name)) return false;
  const next = peek(2);
  return (
    isEnd(next) ||
    isMark(next, ".(") ||
    next?.kind === "string" ||
    next?.kind === "variable" ||
    isWord(next, "immediate") ||
    (name?.value.includes("_") ?? false)
  );
}

const BRANCHES =
  "select drop begin print exec execute waitfor update insert delete create alter declare set return truncate raiserror throw shutdown goto";

/** `IF EXISTS (…)`, `IF 1=1 …`, or `IF (…)` with a statement behind it; the function `if(a, b, c)` is none. */
function ifs(peek: Peek): boolean {
  if (!isMark(peek(1), "("))
    return isWord(peek(1), "exists not") || (peek(1)?.kind === "number" && peek(2)?.kind === "operator");
  let depth = 0;
  for (let index = 1; index < 60; index++) {
    const token = peek(index);
    if (token === null) return false;
    if (isMark(token, "(")) depth++;
    else if (isMark(token, ")") && --depth === 0) return isWord(peek(index + 1), BRANCHES);
  }
  return false;
}
