import { decodeBase64 } from "./base64";
import type { Candidate } from "./candidate";
import { isFilled, isPlaceholder } from "./placeholder";
import { looksRandom } from "./randomness";
import type { Runs } from "./runs";

const HEADER =
  /["'\\]{0,3}[ \t]{0,4}[:=,][ \t]{0,4}["'\\[]{0,3}(?:(bearer|basic|token|apikey|api-key|api-token|key|ssws|bot|digest|negotiate|splunk|genie-?key|oauth|discogs)[ \t:=]{1,3})?([A-Za-z0-9+/=_~.@:-]{6,64})/iy;
/** So many characters of a value are matched; a longer one is followed to its end afterwards. */
const HEAD_MAX = 64;
const VALUE_MAX = 400;
const AUTHORIZATION = "authorization";
const HEADER_OPTION = /(?:-H|--header|-Headers?)[ =]{0,3}(?:@\{ ?)?\\?["']?(?:[Xx]-)?$/;
const SCHEME = /(bearer|basic)[ \t]{1,3}([A-Za-z0-9+/=_~.-]{12,64})/iy;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The credential of the header whose name stands from `nameStart` to `nameEnd`: `Authorization` anywhere, other names (`Token`,
 * `Api-Key`, …) only where a header is given to a command.
 */
export function matchHeader(text: string, nameStart: number, nameEnd: number, runs: Runs): Candidate | null {
  const certain =
    nameEnd - nameStart === AUTHORIZATION.length && text.slice(nameStart, nameEnd).toLowerCase() === AUTHORIZATION;
  if (!certain && !HEADER_OPTION.test(text.slice(Math.max(0, nameStart - 16), nameStart))) return null;
  HEADER.lastIndex = nameEnd;
  const match = HEADER.exec(text);
  if (match === null) return null;
  return judge(text, nameEnd + match[0].length, match, runs);
}

/** `Bearer …` or `Basic …` whose first letter stands at `at`, outside of any header. */
export function matchScheme(text: string, at: number, runs: Runs): Candidate | null {
  SCHEME.lastIndex = at;
  const match = SCHEME.exec(text);
  if (match === null) return null;
  return judge(text, at + match[0].length, match, runs);
}

/** `matchEnd` is where the first 64 characters of the value end, the second group of `match`; the first is the scheme. */
function judge(text: string, matchEnd: number, match: RegExpExecArray, runs: Runs): Candidate | null {
  const head = match[2] ?? "";
  const scheme = match[1]?.toLowerCase() ?? "";
  const start = matchEnd - head.length;
  const end = head.length < HEAD_MAX ? matchEnd : Math.max(matchEnd, runs.end("token", matchEnd));
  const value = scheme === "basic" ? text.slice(start, Math.min(end, start + VALUE_MAX)) : head;
  const next = text.charAt(end);
  if (next === "(" || next === "{" || next === "$" || next === "[" || next === "<") return null;
  if (scheme === "" && !/[0-9]/.test(head)) return null;
  if (isPlaceholder(value) || isFilled(value)) return null;
  if (scheme === "basic") return basic(start, end, value);
  if (UUID.test(value))
    return { rule: "authorization-header", severity: "MEDIUM", confidence: 0.7, start, end, rank: 2 };
  if (value.startsWith("sha256~") || looksRandom(value, 12) || isHexToken(value)) {
    return { rule: "authorization-header", severity: "MEDIUM", confidence: 0.75, start, end, rank: 2 };
  }
  return null;
}

/** RFC 7617: base64 of `user:password`. */
function basic(start: number, end: number, value: string): Candidate | null {
  const decoded = decodeBase64(value, 200);
  const colon = decoded.indexOf(":");
  if (colon < 0 || decoded.startsWith("{") || !/^[\x20-\x7e]{3,}$/.test(decoded)) return null;
  const password = decoded.slice(colon + 1);
  const stock = isPlaceholder(password) && password !== "";
  return {
    rule: "basic-auth-header",
    severity: stock ? "LOW" : "MEDIUM",
    confidence: stock ? 0.3 : 0.85,
    start,
    end,
    rank: 2,
  };
}

function isHexToken(value: string): boolean {
  return /^[0-9a-f]{24,128}$/i.test(value) && /[0-9]/.test(value) && /[a-f]/i.test(value);
}
