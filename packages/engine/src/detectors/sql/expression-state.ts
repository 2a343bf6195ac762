import { nothingFound } from "./continuation";
import { TermLog } from "./term-log";
import type { TokenCursor } from "./token-cursor";
import { ATTACK_CALLS, CATALOGUE_NAMES, COMMON_CALLS, INFORMATION_CALLS, PROBING_CALLS } from "./words";

/**
 * Where the reading of an expression stands, and the steps it makes: each takes the token at hand as one part of an
 * expression, notes what that says, and answers that it could. Which part it is, the reader decides.
 */
export abstract class ExpressionState {
  readonly found = nothingFound();
  protected depth = 0;
  protected inQuery = false;
  protected readonly terms: TermLog;

  constructor(
    protected readonly cursor: TokenCursor,
    protected afterOperand: boolean,
    protected readonly isQuoted: boolean,
  ) {
    this.terms = new TermLog(this.found, afterOperand);
  }

  protected constant(): boolean {
    this.terms.constant();
    this.afterOperand = true;
    return true;
  }

  protected column(name: string): boolean {
    this.terms.column(name);
    this.found.names++;
    this.afterOperand = true;
    return true;
  }

  protected logic(follows: "and" | "or"): boolean {
    this.found.hasLogic = true;
    this.terms.end(follows);
    this.afterOperand = false;
    return true;
  }

  protected comparison(isEquality = false): boolean {
    this.terms.comparison(isEquality);
    this.afterOperand = false;
    return true;
  }

  protected open(): boolean {
    this.depth++;
    this.found.opens++;
    this.afterOperand = false;
    return true;
  }

  protected close(): boolean {
    if (this.depth > 0) this.depth--;
    else this.found.closes++;
    this.afterOperand = true;
    return true;
  }

  protected query(): boolean {
    this.inQuery = true;
    this.terms.end(null);
    this.afterOperand = false;
    return true;
  }

  /** Nothing but literals, variables and operators so far. */
  protected isLiteral(): boolean {
    return this.found.names === 0 && this.found.constants + this.found.variables > 0;
  }

  protected isFollowedBy(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = this.cursor.peek(index + 1);
      return token !== null && token.kind === "word" && token.value === word;
    });
  }

  /** Takes further tokens along with the one at hand. */
  protected pass(count: number): boolean {
    for (let index = 0; index < count; index++) this.cursor.take();
    this.found.tokens += count;
    this.afterOperand = true;
    return true;
  }

  protected isCall(index: number): boolean {
    const next = this.cursor.peek(index + 1);
    return next !== null && next.kind === "mark" && next.value === "(";
  }

  protected noteCall(value: string): void {
    if (PROBING_CALLS.has(value)) this.found.hasProbingCall = true;
    if (ATTACK_CALLS.has(value)) this.found.hasAttackCall = true;
    if (INFORMATION_CALLS.has(value)) this.found.hasInformationCall = true;
    if (COMMON_CALLS.has(value)) this.found.hasCommonCall = true;
  }

  protected noteName(value: string): void {
    if (CATALOGUE_NAMES.has(value)) this.found.hasCatalogueName = true;
    if (ATTACK_CALLS.has(value)) {
      // Packages are named with a dot behind, procedures without a call.
      const next = this.cursor.peek(1);
      if (value.includes("_") && (next === null || next.value === "." || next.kind !== "word"))
        this.found.hasAttackCall = true;
      this.found.hasProbingCall = true;
    }
  }
}
