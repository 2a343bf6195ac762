import type { Dialect } from "./dialect";
import { SqlLexer } from "./lexer";
import type { SqlToken } from "./token";

/** Tokens of a text on demand, with look-ahead; comments are left out. */
export class TokenCursor {
  private readonly lexer: SqlLexer;
  private readonly ahead: SqlToken[] = [];
  private taken = 0;
  private lastComment: SqlToken | null = null;

  constructor(text: string, dialect: Dialect, start: number, limit: number) {
    this.lexer = new SqlLexer(text, dialect, start, limit);
  }

  readonly peek = (offset: number): SqlToken | null => {
    while (this.ahead.length - this.taken <= offset) {
      const token = this.lexer.next();
      if (token === null) return null;
      if (token.kind !== "comment") {
        this.ahead.push(token);
        this.lastComment = null;
      } else this.lastComment = token;
    }
    return this.ahead[this.taken + offset] ?? null;
  };

  take(): SqlToken | null {
    const token = this.peek(0);
    if (token !== null) this.taken++;
    return token;
  }

  /** The comment the text ends with; only meaningful when `peek(0)` is `null`. */
  get finalComment(): SqlToken | null {
    return this.lastComment;
  }
}
