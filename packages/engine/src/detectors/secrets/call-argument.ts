import type { Candidate } from "./candidate";
import { isFilled, isPlaceholder } from "./placeholder";

/**
 * Calls whose last or second quoted argument is a password: `NetworkCredential("user", "…")`, `auth=("user", "…")`. The value
 * is which quoted argument it is, counted from one; `-1` the last.
 */
const CALLS: ReadonlyMap<string, number> = new Map([
  ["networkcredential", 2],
  ["directoryentry", -1],
  ["usernamepasswordcredentials", 2],
  ["passwordauthentication", 2],
  ["httpbasicauth", 2],
  ["httpdigestauth", 2],
  ["basicauth", 2],
  ["setbasicauth", 2],
  ["basicawscredentials", 2],
  ["awsbasiccredentials", 2],
  ["pscredential", 2],
  ["mysqli_connect", 3],
  ["mysql_connect", 3],
  ["mysqli", 3],
  ["getconnection", 3],
  ["pg_connect", 3],
  ["login", 2],
  ["auth", 2],
  ["authenticate", 2],
  ["basic_auth", 2],
  ["connect", 3],
  ["credentials", 2],
]);

export const CALL_WORDS: readonly string[] = [...CALLS.keys()];

const OPEN = /(?:\.create)?["']?\s{0,3}[(=]\s{0,3}[([]?\s{0,3}/y;
const ARGUMENTS_MAX = 300;
const QUOTED = /"([^"\n]{0,120})"|'([^'\n]{0,120})'/g;

/** The password among the arguments of the call whose name, `word`, ends at `nameEnd`. */
export function matchCall(text: string, nameEnd: number, word: string): Candidate | null {
  OPEN.lastIndex = nameEnd;
  const open = OPEN.exec(text);
  if (open === null) return null;
  const from = nameEnd + open[0].length;
  const list = argumentsFrom(text, from);
  const wanted = CALLS.get(word) ?? 2;
  const found = [...list.matchAll(QUOTED)];
  if (found.length < 2) return null;
  const argument = wanted === -1 ? found.at(-1) : found[wanted - 1];
  if (argument === undefined) return null;
  const value = argument[1] ?? argument[2] ?? "";
  if (value.length < 4 || /[\s/]/.test(value) || isPlaceholder(value) || isFilled(value)) return null;
  const before = list.slice(0, argument.index);
  if (
    !/^\s*(?:["'][^"'\n]{0,120}["']|[A-Za-z0-9_.]{1,60})\s*(?:,\s*(?:["'][^"'\n]{0,120}["']|[A-Za-z0-9_.]{1,60})\s*){0,3},\s*$/.test(
      before,
    )
  )
    return null;
  const mixed = /[0-9!@#$%^*]/.test(value) && /[A-Za-z]/.test(value);
  const start = from + argument.index + 1;
  return {
    rule: "call-password",
    severity: "MEDIUM",
    confidence: mixed ? 0.6 : 0.4,
    start,
    end: start + value.length,
    rank: 1,
  };
}

/** Up to the bracket that closes the call, quotes respected. */
function argumentsFrom(text: string, from: number): string {
  const limit = Math.min(text.length, from + ARGUMENTS_MAX);
  let quote = "";
  for (let at = from; at < limit; at++) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === quote || character === "\n") quote = "";
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === ")" || character === ";" || character === "]" || character === "{") {
      return text.slice(from, at);
    }
  }
  return text.slice(from, limit);
}
