/** A value as written behind a name: where it starts and ends, and how it was written. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** How name and value hang together. */
  readonly link: "assign" | "colon" | "space" | "call" | "markup" | "words";
  /** Bare only: white space between operator and value, as code has it and shells do not. */
  readonly spaced: boolean;
  /** Bare only: nothing else on the line behind it. */
  readonly endsLine: boolean;
}

const QUOTED_MAX = 400;
const BARE_MAX = 300;

const ASSIGN =
  /(?:\[["'][\w .-]{1,40}["'])?["'`\\\])*]{0,4}[ \t]{0,24}(?::[ \t]{0,3}[A-Za-z][A-Za-z0-9_.<>[\]?| ]{0,24}=|[:?|+!]{0,3}={1,3}>?|->|=>|<-|:=)[ \t]{0,24}/y;
const COLON = /["'`\\\])*]{0,4}[ \t]{0,24}:{1,2}\*{0,2}[ \t]{0,24}\r?\n?[ \t]{0,24}/y;
const CALL = /["'`\\\]]{0,3}[ \t]{0,2}(?:,[ \t]{0,4}|\([ \t]{0,4}|\][ \t]{0,4}=[ \t]{0,4})(?=["'`\\])/y;
const MARKUP_VALUE =
  /(?:["'`\\]{1,2}[ \t\r\n,;{]{0,24}|[ \t]{0,4}\r?\n[ \t]{1,24})["'`]?(?:value|val|default|content|string|plaintext)["'`]?[ \t]{0,3}[:=][ \t]{0,3}/iy;
const ELEMENT = /(?:[ ][^<>\n]{0,60})?>[ \t\r\n]{0,8}/y;
const PROPERTY_LIST = /<\/key>[ \t\r\n]{0,24}<string>/y;
const SPACE = /[ \t]{1,4}/y;
const WORDS =
  /["'`)*]{0,3}[ \t]{1,4}(?:(?:is|was|are|as|to|being|be|set to|equals|(?:in|on|of|at) [A-Za-z0-9_.@-]{1,30} is|for (?:the )?(?:user |account )?["'`]?[A-Za-z0-9_.@-]{1,30}["'`]?(?: is|:))[ \t]{1,4}|[-–—][ \t]{1,4})[:]?[ \t]{0,2}/iy;
const WRAPPER =
  /(?:[bruf@NL]|(?:new[ ])?(?:SecretStr|Secret|String|str|quote|Buffer\.from|from|bytes|base64\.b64decode|atob|ConvertTo-SecureString(?:[ ]-String)?|Some|to_string)[ \t]{0,2}\(?)[ \t]{0,2}(?=["'`\\])/y;
const SCHEME = /(?:bearer|basic|token|apikey|api-key|key|ssws|digest|bot)[ \t]{1,3}(?=[A-Za-z0-9+/=_~.-]{8})/iy;

/** The value that belongs to the name from `nameStart` to `nameEnd`, or `null` when none follows. */
export function literalAfter(text: string, nameStart: number, nameEnd: number): Literal | null {
  let at = endOf(ASSIGN, text, nameEnd);
  if (at >= 0) return read(text, at, "assign");
  at = endOf(COLON, text, nameEnd);
  if (at >= 0) return read(text, at, "colon");
  at = endOf(MARKUP_VALUE, text, nameEnd);
  if (at >= 0) return read(text, at, "markup");
  at = endOf(CALL, text, nameEnd);
  if (at >= 0) return read(text, at, "call");
  at = endOf(PROPERTY_LIST, text, nameEnd);
  if (at >= 0) return read(text, at, "markup");
  if (text.charAt(nameStart - 1) === "<" || text.charAt(nameStart - 1) === ":") {
    at = endOf(ELEMENT, text, nameEnd);
    if (at >= 0) return read(text, at, "markup");
  }
  at = endOf(WORDS, text, nameEnd);
  if (at >= 0) return read(text, at, "words");
  at = endOf(SPACE, text, nameEnd);
  return at >= 0 ? read(text, at, "space") : null;
}

function read(text: string, from: number, link: Literal["link"]): Literal | null {
  const wrapped = endOf(WRAPPER, text, from);
  let at = wrapped >= 0 ? wrapped : from;
  let escaped = false;
  if (text.charAt(at) === "\\" && isQuote(text.charAt(at + 1))) {
    escaped = true;
    at++;
  }
  const quote = text.charAt(at);
  if (isQuote(quote)) return readQuoted(text, at, escaped ? `\\${quote}` : closing(quote), link);
  if (link === "call") return null;
  return readBare(text, at, link, at > from || isBlank(text.charCodeAt(from - 1)));
}

function readQuoted(text: string, quoteAt: number, close: string, link: Literal["link"]): Literal | null {
  let start = quoteAt + 1;
  if (text.startsWith('""', start)) return null;
  const scheme = endOf(SCHEME, text, start);
  if (scheme >= 0) start = scheme;
  const limit = Math.min(text.length, start + QUOTED_MAX);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return null;
    if (text.startsWith(close, at) && link === "call" && /^["'`\\]{1,2}\s{0,2}(?::|=>)/.test(text.slice(at, at + 8)))
      return null;
    if (text.startsWith(close, at))
      return at > start ? { start, end: at, quoted: true, link, spaced: false, endsLine: false } : null;
    if (code === 92 && close.length === 1) at++;
  }
  return limit > start ? { start, end: limit, quoted: true, link, spaced: false, endsLine: false } : null;
}

function readBare(text: string, from: number, link: Literal["link"], spaced: boolean): Literal | null {
  const scheme = endOf(SCHEME, text, from);
  const start = scheme >= 0 ? scheme : from;
  const limit = Math.min(text.length, start + BARE_MAX);
  let end = start;
  while (
    end < limit &&
    !endsBare(text.charCodeAt(end)) &&
    !(text.charCodeAt(end) === 92 && /[nrt"'\\]/.test(text.charAt(end + 1)))
  )
    end++;
  while (end > start && /[.,;:!?]/.test(text.charAt(end - 1)) && !isPunctuated(text, start, end)) end--;
  const next = text.charAt(end);
  if (link !== "markup" && /[([{|&>)}\]]/.test(next)) {
    const whole = restOfLine(text, start, end);
    if (whole > 0) return { start, end: whole, quoted: false, link, spaced, endsLine: true };
    if (next === "(" || next === "[" || next === "{") return null;
  }
  if (end === start) return null;
  let rest = end;
  while (rest < text.length && rest - end < 8 && isBlank(text.charCodeAt(rest))) rest++;
  const endsLine =
    rest >= text.length ||
    text.charAt(rest) === "#" ||
    text.charAt(rest) === "\n" ||
    text.charAt(rest) === "\r" ||
    text.charAt(rest) === "\\";
  return { start, end, quoted: false, link, spaced, endsLine };
}

/**
 * Passwords hold brackets and bars too: the value goes on to the end of its line when nothing white stands before that and
 * it is no call, index or template. -1 when it does not.
 */
function restOfLine(text: string, start: number, stop: number): number {
  if (/[([]/.test(text.charAt(stop)) && /^[A-Za-z_$][\w$.]*$/.test(text.slice(start, stop))) return -1;
  let end = stop;
  while (end < text.length && end - start < 100 && text.charCodeAt(end) > 32) end++;
  const last = text.charCodeAt(end);
  if (end < text.length && last !== 10 && last !== 13) return -1;
  const value = text.slice(start, end);
  const marks = new Set(value.replace(/[A-Za-z0-9]/g, "")).size;
  return marks >= 4 && /[A-Za-z0-9]{3}/.test(value) && !/["'`;]/.test(value) ? end : -1;
}

/** Passwords end in `!` or `?` often enough; sentences end in the same. Kept when the value is not one plain word. */
function isPunctuated(text: string, start: number, end: number): boolean {
  const last = text.charAt(end - 1);
  return (last === "!" || last === "?") && /[^A-Za-z]/.test(text.slice(start, end - 1));
}

function endsBare(code: number): boolean {
  if (code <= 32 || code > 0xffef) return true;
  return (
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 60 ||
    code === 62 ||
    code === 44 ||
    code === 59 ||
    code === 41 ||
    code === 125 ||
    code === 93 ||
    code === 123 ||
    code === 40 ||
    code === 124 ||
    code === 38 ||
    code === 91
  );
}

function closing(quote: string): string {
  return quote === "“" ? "”" : quote === "‘" ? "’" : quote;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'" || character === "`" || character === "“" || character === "‘";
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? -1 : at + match[0].length;
}
