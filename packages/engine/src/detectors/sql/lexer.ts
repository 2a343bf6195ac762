import { isDigit, isHexDigit, isSpace, isWordPart, isWordStart } from "./characters";
import type { Dialect } from "./dialect";
import { operatorAt, startsOperator } from "./operators";
import type { SqlToken, SqlTokenKind } from "./token";

/**
 * Reads SQL of any dialect token by token, on demand, in linear time, and never fails: what is cut off is reported as
 * not closed. The content of MySQL's executed comments (`/*!` to the end mark) comes as tokens of its own; a comment that encloses
 * another of its kind (PostgreSQL, SQL Server) ends with the outermost end.
 */
export class SqlLexer {
  private position: number;
  private executedComments = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
    start = 0,
    private readonly limit = text.length,
  ) {
    this.position = start;
  }

  /** The next token, or `null` at the end. */
  next(): SqlToken | null {
    const { text, limit } = this;
    while (this.position < limit && isSpace(text.charCodeAt(this.position))) this.position++;
    const start = this.position;
    if (start >= limit) return null;
    const code = text.charCodeAt(start);
    if (isWordStart(code)) return this.word(start);
    if (isDigit(code) || (code === 46 && isDigit(this.at(start + 1)))) return this.number(start);
    switch (code) {
      case 39:
        return this.quoted(start, start, 39, "string", this.dialect.hasBackslashEscapes);
      case 34:
        return this.dialect.hasDoubleQuotedStrings
          ? this.quoted(start, start, 34, "string", this.dialect.hasBackslashEscapes)
          : this.quoted(start, start, 34, "quoted", false);
      case 96:
        return this.quoted(start, start, 96, "quoted", false);
      case 91:
        return this.bracket(start);
      case 45:
        return this.at(start + 1) === 45 ? this.lineComment(start) : this.operator(start);
      case 35:
        return this.dialect.hasHashComments ? this.lineComment(start) : this.operator(start);
      case 47:
        return this.at(start + 1) === 42 ? this.blockComment(start) : this.operator(start);
      case 64:
      case 58:
      case 36:
      case 63:
        return this.variable(start, code);
      default:
        return this.operatorOrMark(start);
    }
  }

  private at(index: number): number {
    return index < this.limit ? this.text.charCodeAt(index) : -1;
  }

  private token(kind: SqlTokenKind, start: number, end: number, value = "", isClosed = true): SqlToken {
    this.position = end;
    return { kind, start, end, value, isClosed };
  }

  private word(start: number): SqlToken {
    let end = start + 1;
    while (end < this.limit && isWordPart(this.text.charCodeAt(end))) end++;
    if (this.at(end) === 39 && end - start <= 8) {
      const prefix = this.text.slice(start, end).toLowerCase();
      if (prefix === "e") return this.quoted(start, end, 39, "string", true);
      if (prefix === "n" || prefix === "b" || prefix === "x" || prefix.startsWith("_")) {
        return this.quoted(start, end, 39, "string", this.dialect.hasBackslashEscapes);
      }
    }
    // U&'…' and U&"…" of the standard.
    if (end - start === 1 && (this.text.charCodeAt(start) | 32) === 117 && this.at(end) === 38) {
      const quote = this.at(end + 1);
      if (quote === 39) return this.quoted(start, end + 1, 39, "string", false);
      if (quote === 34) return this.quoted(start, end + 1, 34, "quoted", false);
    }
    // A name nobody gives: the slice is bounded so that a run of a megabyte is not copied.
    return this.token("word", start, end, this.text.slice(start, Math.min(end, start + 128)).toLowerCase());
  }

  private number(start: number): SqlToken {
    let end = start;
    const second = this.at(start + 1) | 32;
    if (this.at(start) === 48 && (second === 120 || second === 98) && isHexDigit(this.at(start + 2))) {
      end = start + 2;
      while (isHexDigit(this.at(end))) end++;
      return this.token("number", start, end, this.text.slice(start, Math.min(end, start + 64)));
    }
    while (isDigit(this.at(end))) end++;
    if (this.at(end) === 46) end++;
    while (isDigit(this.at(end))) end++;
    if ((this.at(end) | 32) === 101) {
      const sign = this.at(end + 1);
      const digits = sign === 43 || sign === 45 ? end + 2 : end + 1;
      if (isDigit(this.at(digits))) {
        end = digits;
        while (isDigit(this.at(end))) end++;
      }
    }
    return this.token("number", start, end, this.text.slice(start, Math.min(end, start + 64)));
  }

  /** Reads `quote … quote`, where a doubled quote stands for itself. `open` is the index of the opening quote. */
  private quoted(start: number, open: number, quote: number, kind: SqlTokenKind, hasBackslash: boolean): SqlToken {
    let index = open + 1;
    while (index < this.limit) {
      const code = this.text.charCodeAt(index);
      if (code === quote) {
        if (this.at(index + 1) !== quote) return this.quotedToken(kind, start, open, index, true);
        index += 2;
      } else index += hasBackslash && code === 92 ? 2 : 1;
    }
    return this.quotedToken(kind, start, open, this.limit, false);
  }

  private quotedToken(kind: SqlTokenKind, start: number, open: number, close: number, isClosed: boolean): SqlToken {
    const value = kind === "quoted" ? this.text.slice(open + 1, Math.min(close, open + 129)).toLowerCase() : "";
    return this.token(kind, start, isClosed ? close + 1 : close, value, isClosed);
  }

  /** `[name]`; a bracket that does not close within an identifier's length is a mark, as in `array[1, 2]`. */
  private bracket(start: number): SqlToken {
    if (isWordStart(this.at(start + 1))) {
      for (let index = start + 2; index < this.limit && index < start + 130; index++) {
        const code = this.text.charCodeAt(index);
        if (code === 93) return this.quotedToken("quoted", start, start, index, true);
        if (code === 91 || code === 10 || code === 39 || code === 44) break;
      }
    }
    return this.token("mark", start, start + 1, "[");
  }

  private lineComment(start: number): SqlToken {
    let end = start + 1;
    while (end < this.limit) {
      const code = this.text.charCodeAt(end);
      if (code === 10 || (code === 13 && end + 1 < this.limit)) break;
      end++;
    }
    return this.token("comment", start, end);
  }

  private blockComment(start: number): SqlToken {
    if (this.at(start + 2) === 33) {
      let end = start + 3;
      while (isDigit(this.at(end)) && end < start + 9) end++;
      this.executedComments++;
      return this.token("comment", start, end);
    }
    let depth = 1;
    let index = start + 2;
    while (index < this.limit) {
      const code = this.text.charCodeAt(index);
      if (code === 42 && this.at(index + 1) === 47) {
        index += 2;
        if (--depth === 0) return this.token("comment", start, index);
      } else if (code === 47 && this.at(index + 1) === 42) {
        depth++;
        index += 2;
      } else index++;
    }
    return this.token("comment", start, this.limit, "", false);
  }

  private variable(start: number, code: number): SqlToken {
    let end = start + 1;
    if (code === 36) return this.dollar(start);
    if (code === 63) return this.token("variable", start, end);
    if (code === 58 && this.at(end) === 58) return this.token("operator", start, start + 2, "::");
    if (code === 58 && this.at(end) === 61) return this.token("operator", start, start + 2, ":=");
    if (code === 64 && this.at(end) === 64) end++;
    // SQL Server allows `@` and `#` within a name.
    const isPart = (at: number): boolean => isWordPart(at) || (code === 64 && (at === 64 || at === 35));
    if (isPart(this.at(end)) || end > start + 1 || (code === 64 && this.at(end) === 46)) {
      while (isPart(this.at(end))) end++;
      return this.token("variable", start, end, this.text.slice(start, Math.min(end, start + 64)).toLowerCase());
    }
    if (code === 64 && (this.at(end) === 96 || this.at(end) === 39 || this.at(end) === 34)) {
      const name = this.quoted(start, end, this.at(end), "quoted", false);
      return this.token("variable", start, name.end, "", name.isClosed);
    }
    return code === 64 ? this.operatorOrMark(start) : this.token("mark", start, start + 1, ":");
  }

  /** `$1`, `$$…$$`, `$tag$…$tag$`, else a lone mark. */
  private dollar(start: number): SqlToken {
    if (isDigit(this.at(start + 1))) {
      let end = start + 2;
      while (isDigit(this.at(end))) end++;
      return this.token("variable", start, end);
    }
    let tagEnd = start + 1;
    while (tagEnd < start + 64 && isWordPart(this.at(tagEnd)) && this.at(tagEnd) !== 36) tagEnd++;
    if (this.at(tagEnd) !== 36) return this.token("mark", start, start + 1, "$");
    const tag = this.text.slice(start, tagEnd + 1);
    const close = this.text.indexOf(tag, tagEnd + 1);
    if (close < 0 || close + tag.length > this.limit) return this.token("string", start, this.limit, "", false);
    return this.token("string", start, close + tag.length);
  }

  private operatorOrMark(start: number): SqlToken {
    const character = this.text.charAt(start);
    return startsOperator(character) ? this.operator(start) : this.token("mark", start, start + 1, character);
  }

  private operator(start: number): SqlToken {
    if (this.executedComments > 0 && this.text.startsWith("*/", start)) {
      this.executedComments--;
      return this.token("comment", start, start + 2);
    }
    const operator = operatorAt(this.text, start);
    return this.token("operator", start, start + operator.length, operator);
  }
}

/** All tokens of a text but comments, at most `tokensMax` of them. */
export function sqlTokens(text: string, dialect: Dialect, tokensMax: number): SqlToken[] {
  const lexer = new SqlLexer(text, dialect);
  const tokens: SqlToken[] = [];
  for (let token = lexer.next(); token !== null && tokens.length < tokensMax; token = lexer.next()) {
    if (token.kind !== "comment") tokens.push(token);
  }
  return tokens;
}
