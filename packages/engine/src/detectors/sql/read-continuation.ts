import { ClauseState } from "./clause-state";
import type { Continuation } from "./continuation";
import { startsStatement } from "./statement-start";
import type { SqlToken } from "./token";
import type { TokenCursor } from "./token-cursor";
import {
  ARITHMETIC_WORDS,
  CLAUSE_WORDS,
  COMPARISON_WORDS,
  CONSTANT_WORDS,
  LOGIC_WORDS,
  PREFIX_WORDS,
  PROBING_CLAUSES,
  UNION_WORDS,
} from "./words";

const STRAY_TOKENS_MAX = 6;

const COMPARISONS: ReadonlySet<string> = new Set(["=", "<", ">", "<>", "!=", ">=", "<=", "<=>"]);

/** Verbs that behind a number, with no `;`, are a statement all the same (SQL Server wants none). */
const UNSEPARATED_VERBS: ReadonlySet<string> = new Set(["update", "exec", "declare", "insert"]);

/** Verbs that are words of every sentence and script: a statement only behind a `;`. */
const SEPARATED_VERBS: ReadonlySet<string> = new Set([
  "print",
  "with",
  "copy",
  "call",
  "set",
  "use",
  "do",
  "values",
  "grant",
  "kill",
  "explain",
  "load",
  "replace",
  "rename",
  "while",
]);

/**
 * Reads on from where a value has been put into a query, alternating operand and operator as an expression does. It is
 * no parser: parentheses are counted, clauses are taken as they come. Stops at the first thing that cannot be SQL, or, once
 * something telling was met, at the seventh. Linear: each token is taken once with bounded look-ahead.
 *
 * @param afterOperand the value so far is an operand; else one is expected.
 * @param isQuoted a quote was closed before, so that statements of every verb are looked for.
 */
export function readContinuation(
  cursor: TokenCursor,
  afterOperand: boolean,
  isQuoted: boolean,
  tokensMax: number,
): Continuation {
  const reader = new Reader(cursor, afterOperand, isQuoted);
  while (reader.found.tokens < tokensMax && reader.step());
  return reader.finish();
}

class Reader extends ClauseState {
  private stray = 0;

  /** Takes one token; false when there is no more to take. */
  step(): boolean {
    const token = this.cursor.peek(0);
    if (token === null) {
      this.found.isComplete = this.stray === 0;
      return false;
    }
    const isRead = this.afterOperand ? this.readAfterOperand(token) : this.readOperand(token);
    if (!isRead && !this.readStray()) return false;
    this.cursor.take();
    this.found.end = token.end;
    this.found.lastStart = token.start;
    this.found.tokens++;
    this.found.endsOpen = !token.isClosed && (token.kind === "string" || token.kind === "quoted");
    return true;
  }

  finish(): Continuation {
    this.terms.end(null);
    this.found.endsExpecting = !this.afterOperand;
    return this.found;
  }

  private readStray(): boolean {
    const { found } = this;
    const isTelling =
      found.hasUnion || found.hasStackedStatement || found.hasAttackCall || found.hasSubquery || this.inQuery;
    this.stray++;
    this.afterOperand = true;
    return isTelling && this.stray <= STRAY_TOKENS_MAX;
  }

  private readOperand(token: SqlToken): boolean {
    switch (token.kind) {
      case "number":
        return this.constant();
      case "string":
        return this.constant();
      case "variable":
        this.found.variables++;
        this.terms.variable();
        this.afterOperand = true;
        return true;
      case "quoted":
        this.noteName(token.value);
        if (token.value === "" || !token.isClosed) return this.constant();
        return this.column(token.value);
      case "operator":
        this.found.operators++;
        if (token.value === "*") this.afterOperand = true;
        return token.value === "!~" || (token.value.length === 1 && "+-~!*@^&|=".includes(token.value));
      case "mark":
        return this.readMarkBeforeOperand(token);
      default:
        return this.readWordAsOperand(token);
    }
  }

  private readMarkBeforeOperand(token: SqlToken): boolean {
    if (token.value === "(") return this.open();
    if (token.value === ")") return this.close();
    if (token.value === ".") return true;
    if (token.value === "\\" || token.value === "{") return true;
    return token.value === "," && this.inQuery;
  }

  private readWordAsOperand(token: SqlToken): boolean {
    const { value } = token;
    if (value === "select" || value === "values") {
      if (!startsStatement(this.cursor.peek)) return false;
      this.found.hasSubquery = true;
      return this.query();
    }
    if (PREFIX_WORDS.has(value)) {
      if (value === "case") this.found.hasCase = true;
      return true;
    }
    if (COMPARISON_WORDS.has(value) && this.found.tokens > 0) return this.comparison(); // NOT LIKE, SOUNDS LIKE
    if (CONSTANT_WORDS.has(value)) return this.constant();
    if (UNION_WORDS.has(value) && this.readsUnion()) return true;
    if (this.inQuery && CLAUSE_WORDS.has(value)) return true;
    const next = this.cursor.peek(1);
    this.noteName(value);
    if (next !== null && next.kind === "mark" && next.value === "(") {
      this.noteCall(value);
      this.terms.call();
      this.afterOperand = true; // The parenthesis is read as a call's.
      return true;
    }
    return this.column(value);
  }

  private readAfterOperand(token: SqlToken): boolean {
    if (token.kind === "operator") return this.operator(token.value);
    if (token.kind === "mark") return this.readMarkAfterOperand(token);
    if (token.kind === "word") return this.readWordAfterOperand(token);
    if (token.kind === "number" && this.cursor.peek(1) === null && token.value.startsWith(".")) return true;
    // An alias, or a string that goes on in the next one.
    return this.inQuery && (token.kind === "quoted" || token.kind === "string");
  }

  private readMarkAfterOperand(token: SqlToken): boolean {
    switch (token.value) {
      case "(":
        return this.open();
      case ")":
        return this.close();
      case ",":
        this.terms.end(null);
        this.afterOperand = false;
        return true;
      case ".":
        this.afterOperand = false;
        return true;
      case "}":
        return true;
      case "[":
      case "]":
        return this.inQuery;
      case ";":
        return this.semicolon();
      default:
        return false;
    }
  }

  private readWordAfterOperand(token: SqlToken): boolean {
    const { value } = token;
    if (LOGIC_WORDS.has(value)) return this.logic(value === "and" ? "and" : "or");
    if (value === "in" && this.isFollowedBy("boolean", "mode")) return this.pass(2);
    if (COMPARISON_WORDS.has(value)) return this.comparison();
    if (UNION_WORDS.has(value) && this.readsUnion()) return true;
    const clause = PROBING_CLAUSES.get(value);
    if (clause !== undefined && this.readsClause(value, clause)) return true;
    if (value === "not" || ARITHMETIC_WORDS.has(value)) {
      if (value !== "not") this.found.operators++;
      this.afterOperand = false;
      return true;
    }
    const isStatement =
      (this.isQuoted
        ? !SEPARATED_VERBS.has(value)
        : value === "waitfor" || this.inQuery || (this.isLiteral() && UNSEPARATED_VERBS.has(value))) &&
      startsStatement(this.cursor.peek);
    if (isStatement) {
      this.found.hasStackedStatement ||= !this.inQuery;
      this.query();
      if (value !== "select") this.afterOperand = true;
      return true;
    }
    if (this.inQuery || this.depth > 0) {
      if (CLAUSE_WORDS.has(value)) {
        this.terms.end(null);
        this.afterOperand = value === "end" || value === "asc" || value === "desc";
        return true;
      }
      if (value === "case" || value === "when" || value === "then" || value === "else") {
        this.afterOperand = false;
        return true;
      }
    }
    if (value === "when" || value === "then" || value === "else" || value === "end") {
      this.afterOperand = value === "end";
      return true;
    }
    if ((value === "as" || value === "for" || value === "where" || value === "from") && !this.inQuery)
      return this.readsTail(value);
    if (!this.inQuery) return false;
    this.noteName(value);
    return true; // An alias or a word of a clause not listed.
  }

  private operator(value: string): boolean {
    if (value === "#" || value === "?") return false;
    this.found.operators++;
    if (value === "&&") return this.logic("and");
    if (value === "||") return this.logic("and"); // OR in MySQL, and everywhere else the joining of strings
    if (COMPARISONS.has(value)) return this.comparison(value === "=");
    this.afterOperand = false;
    return true;
  }
}
