/** Something in a text that names a place on a network. */
export interface Target {
  /** Lower case; `null` for a host without one. */
  readonly scheme: string | null;
  /** Lower case, without port, brackets kept out. */
  readonly host: string;
  readonly userInfo: string | null;
  /** From the first `/`, `?` or `#` behind the host, as written; at most 2,048 characters. */
  readonly rest: string;
  /** UTF-16 offsets of the whole; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The address of a Markdown image: `![…](…)`. */
  readonly isImage: boolean;
  /** A shell or template fills in what stands before the host: `$(id).example.com`. */
  readonly isFilledIn: boolean;
  /** Behind an `@`, as the domain of an e-mail address. */
  readonly isMailDomain: boolean;
}

/** A text has at most this many targets that are looked at. */
const TARGETS_MAX = 200;
const URL_MAX = 2_304;
const SCHEME_MAX = 12;

/**
 * URLs and bare host names of a text, in order. Linear: every character is passed once for each of the two, and what a
 * URL takes up is not read again.
 */
export function findTargets(text: string): readonly Target[] {
  const targets: Target[] = [];
  let position = 0;
  for (
    let at = text.indexOf("://");
    at >= 0 && targets.length < TARGETS_MAX;
    at = text.indexOf("://", Math.max(at + 3, position))
  ) {
    const target = readUrl(text, at);
    if (target === null) continue;
    findHosts(text, position, target.start, targets);
    targets.push(target);
    position = target.end;
  }
  findHosts(text, position, text.length, targets);
  return targets;
}

const NO_URL = /[\s"'<>`\\^|{}\u201c\u201d\u00ab\u00bb]/;

function readUrl(text: string, colon: number): Target | null {
  let start = colon;
  while (start > 0 && colon - start < SCHEME_MAX && isSchemeCode(text.charCodeAt(start - 1))) start--;
  if (start === colon) return null;
  const scheme = text.slice(start, colon).toLowerCase();
  const room = text.slice(colon + 3, colon + 3 + URL_MAX);
  // Data may be put in by the shell or a template: `$(…)`, `${…}` and `{{…}}` belong to the address.
  const whole = trimEnd(room.slice(0, lengthOf(room)));
  const split = whole.search(/[/?#]/);
  const authority = split < 0 ? whole : whole.slice(0, split);
  const at = authority.lastIndexOf("@");
  const hostPort = authority.slice(at + 1).toLowerCase();
  const host = hostPort.startsWith("[")
    ? hostPort.slice(1, Math.max(1, hostPort.indexOf("]")))
    : hostPort.replace(/:\d*$/, "");
  return {
    scheme,
    host: percentless(host),
    userInfo: at < 0 ? null : authority.slice(0, at),
    rest: split < 0 ? "" : whole.slice(split),
    start,
    end: colon + 3 + whole.length,
    isImage: isImageAddress(text, start),
    isFilledIn: false,
    isMailDomain: false,
  };
}

/** To the first character no URL has, where `${…}`, `{{…}}`, `{…}` and `$(…)` are passed over. */
function lengthOf(room: string): number {
  for (let index = 0; index < room.length; index++) {
    const character = room.charAt(index);
    if (character === "{" || (character === "$" && room.charAt(index + 1) === "(")) {
      const close = room.slice(index, index + 120).search(character === "{" ? /\}/ : /\)/);
      if (close < 0) return index;
      index += close;
    } else if (character === "`") {
      const close = room.slice(index + 1, index + 80).search(/`/);
      if (close <= 0 || !/^[\w ./|-]+$/.test(room.slice(index + 1, index + 1 + close)) || index === 0) return index;
      index += close + 1;
    } else if (character !== "}" && NO_URL.test(character)) return index;
  }
  return room.length;
}

/** Punctuation behind a URL is the sentence's, and so is a parenthesis or bracket that closes what it stands in. */
function trimEnd(url: string): string {
  let end = 0;
  let parentheses = 0;
  let brackets = 0;
  for (; end < url.length; end++) {
    const character = url.charAt(end);
    if (character === "(") parentheses++;
    else if (character === ")" && --parentheses < 0) break;
    else if (character === "[") brackets++;
    else if (character === "]" && --brackets < 0) break;
  }
  while (end > 0 && ".,;:!?*_".includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

function isSchemeCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 43;
}

function percentless(host: string): string {
  if (!host.includes("%")) return host;
  return host.replace(/%([0-7][0-9a-f])/g, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)).toLowerCase(),
  );
}

function isImageAddress(text: string, start: number): boolean {
  if (text.charAt(start - 1) === "(" && text.charAt(start - 2) === "]") {
    const open = text.lastIndexOf("![", start - 2);
    return open >= 0 && start - open < 200 && !text.slice(open, start).includes("\n");
  }
  const before = text.slice(Math.max(0, start - 80), start);
  return (
    /<img\b[^>]{0,60}\ssrc\s{0,3}=\s{0,3}["']?$/i.test(before) ||
    /^\s{0,4}\[[^\]\n]{1,40}\]:\s{0,4}$/.test(before.slice(before.lastIndexOf("\n") + 1))
  );
}

/** Runs of host characters with a dot in them, between `from` and `to`. */
function findHosts(text: string, from: number, to: number, targets: Target[]): void {
  let index = from;
  while (index < to && targets.length < TARGETS_MAX) {
    if (!isHostCode(text.charCodeAt(index))) {
      index++;
      continue;
    }
    const start = index;
    let lastDot = -1;
    while (index < to && isHostCode(text.charCodeAt(index))) {
      if (text.charCodeAt(index) === 46) lastDot = index;
      index++;
    }
    if (lastDot > start) addHost(text, start, index, targets);
  }
}

function isHostCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 46 ||
    code === 45 ||
    code === 95 ||
    (code >= 0xc0 && code < 0x2000)
  );
}

function addHost(text: string, from: number, to: number, targets: Target[]): void {
  let start = from;
  let end = to;
  while (start < end && !isNameCode(text.charCodeAt(start))) start++;
  while (end > start && !isNameCode(text.charCodeAt(end - 1))) end--;
  if (end - start < 4 || end - start > 253) return;
  const host = text.slice(start, end).toLowerCase();
  if (!host.includes(".") || !/(?:^|\.)(?:[a-z\u00c0-\u1fff][a-z0-9\u00c0-\u1fff-]{1,23}|\d{1,3})$/.test(host)) return;
  const rest = text.charAt(end) === "/" ? (text.slice(end, end + 512).split(NO_URL, 1)[0] ?? "") : "";
  targets.push({
    scheme: null,
    host,
    userInfo: null,
    rest,
    start,
    end,
    isImage: false,
    isFilledIn: start > from ? ")}`".includes(text.charAt(from - 1) || " ") : text.charAt(from - 1) === "$",
    isMailDomain: text.charAt(start - 1) === "@",
  });
}

function isNameCode(code: number): boolean {
  return isHostCode(code) && code !== 46 && code !== 45 && code !== 95;
}
