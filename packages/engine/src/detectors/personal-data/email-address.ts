import { unitAt } from "./code-units";
import { type Effort, REPORTED_MAX } from "./effort";
import type { Match } from "./match";

/** Lengths of RFC 5321 section 4.5.3.1. */
const LOCAL_MAX = 64;
const DOMAIN_MAX = 255;

const LOCAL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]$/u;
const DOMAIN = /[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.)+(?:xn--[a-z0-9-]{2,30}|\p{L}{2,24})/uy;

/** Last labels that are endings of files: `logo@2x.png`, `chunk@main.js`. */
const FILE_ENDINGS: ReadonlySet<string> = new Set([
  "png",
  "jpg",
  "jpeg",
  "gif",
  "svg",
  "webp",
  "css",
  "js",
  "mjs",
  "ts",
  "tsx",
  "json",
  "py",
  "html",
  "pdf",
]);

/** Mailboxes of a function rather than a person (RFC 2142 and common practice). */
const ROLES: ReadonlySet<string> = new Set([
  "noreply",
  "no-reply",
  "donotreply",
  "info",
  "support",
  "admin",
  "sales",
  "postmaster",
  "webmaster",
  "abuse",
  "hostmaster",
  "contact",
  "help",
  "security",
]);

/** Addresses `local@domain`; not `git@host:path`, `https://user@host` or `name@2x.png`. */
export function emailAddresses(text: string, effort: Effort): readonly Match[] {
  const found: Match[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (found.length >= REPORTED_MAX * 2 || !effort.looksFor("email")) break;
    if (at > 0 && text.charCodeAt(at - 1) === 0x40) continue;
    const start = localStart(text, at);
    if (start === at) continue;
    const end = domainEnd(text, at + 1);
    if (end === null || isAccountOfAnAddress(text, start, at, end)) {
      effort.reject("email");
      continue;
    }
    const confidence = ROLES.has(text.slice(start, at).toLowerCase()) ? 0.6 : 0.95;
    found.push({ rule: "email", start, end, confidence });
  }
  return found;
}

/** Walks back over the local part; dots, quotes and marks at its edge belong to the sentence. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LOCAL_MAX && isLocal(text, start - 1)) start -= 1;
  while (start < at && ".'`!?/=&*{|}~^#$%-+".includes(text.charAt(start))) start += 1;
  const opening = lastOf(text, start, at, "=&|'`{?/");
  return text[at - 1] === "." ? at : opening;
}

/** Marks that are legal in a mailbox and nearly always stand before one: `?to=a@b.example`. */
function lastOf(text: string, start: number, end: number, marks: string): number {
  for (let at = end - 1; at >= start; at -= 1)
    if (marks.includes(text.charAt(at)) && !isBetweenLetters(text, at)) return at + 1;
  return start;
}

/** An apostrophe within a name: `o'neil@`. */
function isBetweenLetters(text: string, at: number): boolean {
  return text[at] === "'" && /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1));
}

function isLocal(text: string, at: number): boolean {
  const unit = unitAt(text, at);
  if (unit < 0x80) return (unit | 32) >= 97 && (unit | 32) <= 122 ? true : LOCAL.test(text.charAt(at));
  return LOCAL.test(text.charAt(at));
}

function domainEnd(text: string, start: number): number | null {
  const domain = text.slice(start, start + DOMAIN_MAX);
  DOMAIN.lastIndex = 0;
  const found = DOMAIN.exec(domain)?.[0];
  if (found === undefined) return null;
  return FILE_ENDINGS.has(found.slice(found.lastIndexOf(".") + 1).toLowerCase()) ? null : start + found.length;
}

/** `https://user:secret@host`, `git@host:owner/name`, `root@10.0.0.1.example:/srv`. */
function isAccountOfAnAddress(text: string, start: number, at: number, end: number): boolean {
  if (text.slice(Math.max(0, start - 80), start).match(/:\/\/[^\s/]*$/) !== null) return true;
  const local = text.slice(start, at);
  return (local === "git" || local === "root") && (text[end] === ":" || text[end] === "/");
}
