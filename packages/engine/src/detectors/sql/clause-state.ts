import { ExpressionState } from "./expression-state";
import { startsStatement, startsUnmistakableStatement } from "./statement-start";
import type { SqlToken } from "./token";
import { unionAhead } from "./union-ahead";
import { CONSTANT_WORDS, LOGIC_WORDS } from "./words";

/**
 * The steps that lead on from an expression's end: a clause, a UNION, a statement behind `;`. Their words begin ordinary
 * sentences too, so each step looks ahead, and answers false where it finds a sentence.
 */
export abstract class ClauseState extends ExpressionState {
  /** `) as t where 1=1`, `1 for update union`: goes on behind a value only if what follows is no sentence. */
  protected readsTail(value: string): boolean {
    const next = this.cursor.peek(1);
    if (next === null) return false;
    if (value === "for") return this.isFollowedBy("update") && this.pass(1);
    if (value === "from" && (this.found.closes === 0 || next.kind !== "word" || this.cursor.peek(2)?.value !== "where"))
      return false;
    if (value === "as") {
      const after = this.cursor.peek(2);
      if (next.kind !== "word" || (after !== null && after.kind === "word" && after.value !== "where")) return false;
      return this.pass(1);
    }
    if (value === "where") this.found.hasOwnCondition = true;
    this.terms.end(null);
    this.afterOperand = false;
    return true;
  }

  protected semicolon(): boolean {
    this.terms.end(null);
    const peekBehind = (offset: number): SqlToken | null => this.cursor.peek(offset + 1);
    if (
      this.isQuoted || this.found.closes > 0 || this.isLiteral()
        ? startsStatement(peekBehind)
        : startsUnmistakableStatement(peekBehind)
    ) {
      this.found.hasStackedStatement = true;
      this.inQuery = true;
      this.afterOperand = true;
      return true;
    }
    const next = this.cursor.peek(1);
    if (next === null || this.inQuery) return true;
    if (next.kind === "mark" && next.value === "(" && this.isLiteral()) {
      this.afterOperand = false;
      return true;
    }
    return next.kind === "word" && LOGIC_WORDS.has(next.value);
  }

  protected readsUnion(): boolean {
    const { found } = this;
    const next = unionAhead(this.cursor.peek, this.isQuoted || this.isLiteral());
    if (next === "sentence") return false;
    if (next === "query") {
      found.hasUnion = true;
      return this.query();
    }
    this.afterOperand = true;
    found.endsWithUnion = this.isLiteral();
    return found.endsWithUnion || found.hasUnion;
  }

  protected readsClause(value: string, followers: ReadonlySet<string> | null): boolean {
    const next = this.cursor.peek(1);
    if (followers === null) {
      const isBare =
        next !== null && (next.kind !== "word" || CONSTANT_WORDS.has(next.value) || this.isCall(1) || this.inQuery);
      if (!isBare) return false;
    } else if (next === null || next.kind !== "word" || !followers.has(next.value)) return false;
    if (value === "into") this.found.writesFile = true;
    else if (!this.inQuery) {
      const subject = this.cursor.peek(followers === null ? 1 : 2);
      this.found.hasProbingClause ||=
        subject !== null && (subject.kind !== "word" || this.isCall(followers === null ? 1 : 2));
      if (value === "procedure") this.found.hasAttackCall = true;
    }
    if (followers !== null) {
      this.cursor.take();
      this.found.tokens++;
    }
    this.terms.end(null);
    this.afterOperand = false;
    return true;
  }
}
