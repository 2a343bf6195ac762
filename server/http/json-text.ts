import { ValidationError } from "../errors";
import { formatPath } from "./field-path";
import { isSameDecimal } from "./same-decimal";

/** How much structure a body may have (docs/limits.md). */
export interface JsonBounds {
  readonly depth: number;
  readonly keys: number;
}

/** The bounds of one event, and of every body that does not say otherwise. */
export const JSON_BOUNDS: JsonBounds = { depth: 64, keys: 5_000 };

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LETTER_E = 0x65;
const LETTER_F = 0x66;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** With this bit set an ASCII capital is its small letter. */
const SMALL = 0x20;
/** Up to this many keys an object is checked for repeats by comparison, which is cheaper than making a Set. */
const FEW_KEYS = 12;
/** A numeral of so few characters without an exponent is a double's own: fewer than 16 digits, none of them lost. */
const SAFE_LENGTH = 15;

/**
 * Parses JSON text that can be hashed: one linear scan, then `JSON.parse`, which cannot fail any more. Runs in browsers too.
 *
 * `JSON.parse` alone lets two different bodies become the same value (a repeated key, 2^53 + 1, 0.1 with 20 digits more, a
 * lone surrogate), and
 * with it the same digest; it also accepts what later breaks others (`__proto__`, U+0000, endless nesting).
 * @throws ValidationError naming the path and what would be right.
 */
export function parseJsonText(text: string, bounds: JsonBounds = JSON_BOUNDS): unknown {
  new Scanner(text, bounds).document();
  return JSON.parse(text);
}

/** Recursive descent over RFC 8259's grammar; the recursion is bounded by the depth. */
class Scanner {
  private at = 0;
  private depth = 0;
  private keyCount = 0;
  /** The way to the value being read: a key or an index for each open container. */
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly text: string,
    private readonly bounds: JsonBounds,
  ) {}

  document(): void {
    this.skipSpace();
    this.value();
    this.skipSpace();
    if (this.at < this.text.length) this.unexpected("the end of the body");
  }

  private value(): void {
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) this.string();
    else if (code === OPEN_BRACE) this.object();
    else if (code === OPEN_BRACKET) this.array();
    else if (code === MINUS || (code >= ZERO && code <= NINE)) this.number();
    else if (code === LETTER_T) this.word("true");
    else if (code === LETTER_F) this.word("false");
    else if (code === LETTER_N) this.word("null");
    else this.unexpected("a value");
  }

  private object(): void {
    this.enter();
    if (this.text.charCodeAt(this.at) === CLOSE_BRACE) return this.leave();
    const keys: string[] = [];
    let seen: Set<string> | null = null;
    for (;;) {
      const key = this.key();
      this.path[this.depth - 1] = key;
      if (key === "__proto__") this.refuse("must not be used as a key");
      if (seen === null && keys.length === FEW_KEYS) seen = new Set(keys);
      if (seen === null ? keys.includes(key) : seen.has(key)) this.refuse("must appear once in its object");
      if (seen === null) keys.push(key);
      else seen.add(key);
      this.skipSpace();
      if (this.text.charCodeAt(this.at) !== COLON) this.unexpected("`:`");
      this.at += 1;
      this.skipSpace();
      this.value();
      if (!this.more(CLOSE_BRACE, "`,` or `}`")) return this.leave();
    }
  }

  private array(): void {
    this.enter();
    if (this.text.charCodeAt(this.at) === CLOSE_BRACKET) return this.leave();
    for (let index = 0; ; index++) {
      this.path[this.depth - 1] = index;
      this.value();
      if (!this.more(CLOSE_BRACKET, "`,` or `]`")) return this.leave();
    }
  }

  private enter(): void {
    const { depth } = this.bounds;
    if (this.depth === depth) this.refuse(`must be nested at most ${depth} levels deep`);
    this.depth += 1;
    this.path.push(0);
    this.at += 1;
    this.skipSpace();
  }

  private leave(): void {
    this.depth -= 1;
    this.path.pop();
    this.at += 1;
  }

  /** After a member: true past a comma, false at the closing bracket. */
  private more(close: number, expected: string): boolean {
    this.skipSpace();
    const code = this.text.charCodeAt(this.at);
    if (code === close) return false;
    if (code !== COMMA) this.unexpected(expected);
    this.at += 1;
    this.skipSpace();
    return true;
  }

  /** Reads a key and returns what it means, so that `"a"` and `"\u0061"` are one. */
  private key(): string {
    this.path[this.depth - 1] = "";
    if (this.text.charCodeAt(this.at) !== QUOTE) this.unexpected('a key in `"`');
    this.keyCount += 1;
    const { keys } = this.bounds;
    if (this.keyCount > keys) this.refuse(`must hold at most ${keys.toLocaleString("en-US")} keys`, "body");
    const start = this.at;
    const escaped = this.string();
    if (!escaped) return this.text.slice(start + 1, this.at - 1);
    const key: string = JSON.parse(this.text.slice(start, this.at));
    return key;
  }

  /** Reads a string; true when it holds an escape. */
  private string(): boolean {
    const { text } = this;
    let escaped = false;
    let i = this.at + 1;
    for (;;) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        this.at = i;
        i = this.escape();
        escaped = true;
      } else if (code >= SPACE) i += 1;
      else {
        this.at = i;
        this.control(code);
      }
    }
    this.at = i + 1;
    return escaped;
  }

  /** Reads the escape at `at`; returns the place behind it. */
  private escape(): number {
    const { text, at } = this;
    const letter = text.charAt(at + 1);
    if (letter !== "u") {
      if (letter === "" || !'"\\/bfnrt'.includes(letter)) this.unexpected("an escape JSON knows");
      return at + 2;
    }
    const unit = this.unit(at);
    if (unit === 0) this.refuse("must not contain U+0000");
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    const low = unit < 0xdc00 && text.startsWith("\\u", at + 6) ? this.unit(at + 6) : 0;
    if (low < 0xdc00 || low > 0xdfff) this.refuse("must not contain half of a surrogate pair");
    return at + 12;
  }

  /** The UTF-16 unit that the `\uXXXX` at `at` stands for. */
  private unit(at: number): number {
    const digits = this.text.slice(at + 2, at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.unexpected("four hexadecimal digits after `\\u`");
    return Number.parseInt(digits, 16);
  }

  private control(code: number): never {
    if (Number.isNaN(code)) this.unexpected('the `"` that ends the string');
    if (code === 0) this.refuse("must not contain U+0000");
    return this.unexpected("control characters to be written as escapes");
  }

  private number(): void {
    const start = this.at;
    if (this.text.charCodeAt(this.at) === MINUS) this.at += 1;
    if (this.text.charCodeAt(this.at) === ZERO) this.at += 1;
    else this.digits();
    if (this.text.charCodeAt(this.at) === POINT) {
      this.at += 1;
      this.digits();
    }
    const hasExponent = (this.text.charCodeAt(this.at) | SMALL) === LETTER_E;
    if (hasExponent) {
      this.at += 1;
      const sign = this.text.charCodeAt(this.at);
      if (sign === PLUS || sign === MINUS) this.at += 1;
      this.digits();
    }
    if (this.at - start <= SAFE_LENGTH && !hasExponent) return;
    const numeral = this.text.slice(start, this.at);
    const value = Number(numeral);
    // INVARIANT: a double beyond 2^53 − 1 is always an integer, one that more than one numeral is read as.
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      this.refuse("must be a number within ±9007199254740991; write larger ones as a string");
    // INVARIANT: what is hashed is the double's shortest form (RFC 8785 §3.2.2.3); two decimals must not share it.
    if (!isSameDecimal(numeral, String(value)))
      this.refuse(`would be read as the number ${value}; send exact decimals as strings`);
  }

  private digits(): void {
    const start = this.at;
    let code = this.text.charCodeAt(this.at);
    while (code >= ZERO && code <= NINE) code = this.text.charCodeAt(++this.at);
    if (this.at === start) this.unexpected("a digit");
  }

  private word(word: string): void {
    if (!this.text.startsWith(word, this.at)) this.unexpected("a value");
    this.at += word.length;
  }

  private skipSpace(): void {
    let code = this.text.charCodeAt(this.at);
    while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB)
      code = this.text.charCodeAt(++this.at);
  }

  private unexpected(expected: string): never {
    const found = this.at < this.text.length ? JSON.stringify(this.text.charAt(this.at)) : "the end of the body";
    return this.refuse(`must be JSON: expected ${expected} at character ${this.at + 1}, found ${found}`);
  }

  private refuse(message: string, path = formatPath(this.path)): never {
    throw new ValidationError([{ path, message }]);
  }
}
