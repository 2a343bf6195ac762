import { isAlphanumeric, isDigit, isWordUnit, unitAt } from "./code-units";
import { type Effort, REPORTED_MAX } from "./effort";
import type { Match } from "./match";

const QUAD = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g;

/** IPv4 addresses in dotted form. */
export function* version4Addresses(text: string, key: string | null, effort: Effort): Generator<Match> {
  let reported = 0;
  QUAD.lastIndex = 0;
  for (let found = QUAD.exec(text); found !== null; found = QUAD.exec(text)) {
    if (reported >= REPORTED_MAX || !effort.looksFor("ip")) return;
    effort.reject("ip");
    const start = found.index;
    const end = start + found[0].length;
    if ("-/".includes(text.charAt(start - 1)) && start > 0 && isAlphanumeric(unitAt(text, start - 2))) continue;
    const octets = found[0].split(".");
    if (octets.some((octet) => Number(octet) > 255 || /^0\d/.test(octet)) || isVersion(text, start, key)) continue;
    const kind = version4Kind(octets.map(Number));
    if (kind === "none") continue;
    reported += 1;
    yield { rule: "ip_address", start, end, confidence: kind === "local" ? 0.5 : 0.9 };
  }
}

/**
 * Loopback, unspecified, multicast and mask addresses are nobody's; private ones (RFC 1918) say less than public ones.
 */
function version4Kind([first = 0, second = 0]: readonly number[]): "global" | "local" | "none" {
  if (first === 0 || first === 127 || first >= 224) return "none";
  const isLocal = first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31);
  return isLocal ? "local" : "global";
}

const VERSION = /(?:version|ver|release|build|v)[\s":=.]{0,4}$/i;

function isVersion(text: string, start: number, key: string | null): boolean {
  if (VERSION.test(text.slice(Math.max(0, start - 14), start))) return true;
  return key !== null && /version|build/i.test(key);
}

/** The longest an IPv6 address is written. */
const VERSION6_MAX = 39;

/** IPv6 addresses, shortened (RFC 4291 section 2.2) or not; those of a link or a site (RFC 4193) are less sure. */
export function* version6Addresses(text: string, effort: Effort): Generator<Match> {
  let reported = 0;
  let from = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", Math.max(at + 1, from))) {
    if (!hasColonNear(text, at)) continue;
    if (reported >= REPORTED_MAX || !effort.looksFor("ip")) return;
    const start = hexStart(text, at, from);
    let end = at;
    while (end < text.length && end - start < VERSION6_MAX && isHexOrColon(unitAt(text, end))) end += 1;
    from = end;
    if (isWordUnit(unitAt(text, start - 1)) || isAlphanumeric(unitAt(text, end))) continue;
    const written = text.slice(start, end).replace(/([^:]):$/, "$1");
    const kind = version6Kind(written.toLowerCase());
    if (kind === "none") {
      effort.reject("ip");
      continue;
    }
    reported += 1;
    yield { rule: "ip_address", start, end: start + written.length, confidence: kind === "local" ? 0.5 : 0.9 };
  }
}

/** Whether another colon follows behind at most four hexadecimal digits. */
function hasColonNear(text: string, colon: number): boolean {
  for (let at = colon + 1; at <= colon + 5; at += 1) {
    const unit = unitAt(text, at);
    if (unit === 0x3a) return true;
    if (!isHexOrColon(unit)) return false;
  }
  return false;
}

function hexStart(text: string, colon: number, from: number): number {
  let start = colon;
  while (start > from && colon - start < 4 && isHexOrColon(unitAt(text, start - 1))) start -= 1;
  return start;
}

function isHexOrColon(unit: number): boolean {
  return isDigit(unit) || unit === 0x3a || ((unit | 32) >= 97 && (unit | 32) <= 102);
}

function version6Kind(written: string): "global" | "local" | "none" {
  const halves = written.split("::");
  const groups = written.split(":").filter((group) => group !== "");
  if (halves.length > 2 || groups.length > 8 || groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return "none";
  if (halves.length === 1 ? groups.length !== 8 : groups.length < 3 || groups.length > 7) return "none";
  // Times, ratios and hardware addresses have short groups.
  if (!groups.some((group) => group.length > 2)) return "none";
  return /^f[cd]|^fe[89ab]/.test(written) ? "local" : "global";
}
