import { isAlnum } from "./alphabet";
import { credentialKindOf } from "./credential-name";

/**
 * What ties a value to the name of a provider before it. `credential`: it is set under, or told as, the provider's key,
 * token, secret or password, or under the bare name of the provider. `key`: under a bare "key". `name`: under another name
 * that holds the provider's.
 */
type Binding = "credential" | "key" | "name";

const NAME_MAX = 64;
const TOLD_REACH = 40;

/** Words of names that are not credential words by themselves and become so beside a provider. */
const OPENS = /(?:^|[^a-z])(?:login|reporter_?id|access_?id|accessid|api|access|auth|bearer|pat|licen[sc]e|dsn)/i;
/** Words of names that hold something else. */
const OTHER =
  /sha|commit|integrity|checksum|digest|md5|etag|rev|image|hash|blob|fingerprint|signature|uuid|guid|trace|span|request|correlation|public|version|size|resolved|build|nonce|publishable|tenant|object|user|href|src|url|uri|host|region|endpoint|_?id$|name$|path$|file$/i;
/** Names of a value that is named elsewhere: `variable "okta_token" { default = … }`. */
const STANDS_FOR = /^(?:default|value|val|content|string)$/i;
const TOLD_BETWEEN = /key|token|secret|pass/i;
const TOLD =
  /(?:key|token|secret|password|passwd|credential|pat)s?["'`:]{0,2}(?: (?:is|as|of|to|for|-|=>?))?[ \t]{1,3}["'`(]{0,1}$/i;

/** `nameStart` and `nameEnd` are of the provider's name, `at` is where the value starts; `null` when nothing binds them. */
export function bindingOf(text: string, nameStart: number, nameEnd: number, at: number): Binding | null {
  const name = nameBefore(text, at);
  if (name === null) return isTold(text, nameEnd, at) ? "credential" : null;
  if (name.end <= nameStart) return null;
  const written = text.slice(name.start, name.end);
  const kind = credentialKindOf(written, text.slice(Math.max(0, name.start - 24), name.start));
  if (kind === "key") return "key";
  if (kind !== null) return "credential";
  if (STANDS_FOR.test(written)) return TOLD_BETWEEN.test(text.slice(nameEnd, name.start)) ? "credential" : null;
  const provider = text.slice(nameStart, nameEnd).toLowerCase();
  const place = written.toLowerCase().lastIndexOf(provider);
  if (place < 0) return null;
  const rest = written.slice(place + provider.length);
  if (rest === "") return "credential";
  if (OPENS.test(rest)) return "credential";
  return OTHER.test(rest) ? null : "name";
}

/** The name an operator sets to the value at `at`: read backwards over a quote, blanks, the operator and a closing quote. */
function nameBefore(text: string, at: number): { readonly start: number; readonly end: number } | null {
  let index = back(text, at, /["'`\\]/, 3);
  index = back(text, index, /[ \t]/, 8);
  const operatorEnd = index;
  index = back(text, index, /[:=>?,-]/, 4);
  if (index === operatorEnd) return null;
  index = back(text, index, /[ \t]/, 12);
  const end = back(text, index, /["'`\])\\]/, 3);
  const start = back(text, end, /[A-Za-z0-9_.$-]/, NAME_MAX);
  return start === end ? null : { start, end };
}

function back(text: string, from: number, characters: RegExp, max: number): number {
  let index = from;
  while (index > 0 && from - index < max && characters.test(text.charAt(index - 1))) index--;
  return index;
}

/** "the datadog key is …", "--token …": on one line, a credential word right before the value. */
function isTold(text: string, nameEnd: number, at: number): boolean {
  const before = text.slice(Math.max(nameEnd, at - TOLD_REACH), at);
  return TOLD.test(before) && !text.slice(nameEnd, at).includes("\n") && !isAlnum(text.charCodeAt(at - 1));
}
