import type { ConditionForm, ConditionRow } from "../condition-form";
import { type Literal, typedLiteral } from "./literal";
import { METHODS, NAMED_LISTS, NEGATIONS, type Operator, SIGNS } from "./operators";
import { type Token, tokensOf } from "./tokens";

/** Reading stops here: the condition says something the form has no row for. */
class NotAForm extends Error {}

/** The rows of a condition; null when rows could not say the same: nested groups, arithmetic, loops, comments. */
export function parseRows(source: string): ConditionForm | null {
  const tokens = tokensOf(source);
  if (tokens === null) return null;
  if (tokens.length === 0) return { join: "all", rows: [] };
  try {
    return new Reader(tokens).form();
  } catch (error) {
    if (error instanceof NotAForm) return null;
    throw error;
  }
}

/** Recursive descent over the few shapes a row can have. */
class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  form(): ConditionForm {
    const rows = [this.row()];
    const sign = this.isSign("||") ? "||" : "&&";
    while (this.at < this.tokens.length) {
      this.expect(sign);
      rows.push(this.row());
    }
    return { join: sign === "||" ? "any" : "all", rows };
  }

  private row(): ConditionRow {
    if (this.accept("!")) return this.negation();
    if (this.accept("(")) {
      const row = this.row();
      this.expect(")");
      return row;
    }
    const next = this.peek();
    if (next?.kind !== "name" || KEYWORDS.has(next.text)) return this.membership();
    return this.isSign("(", 1) ? this.call(next.text) : this.about();
  }

  /** `!` binds tighter than comparisons and `in`: `!a in b` is `(!a) in b`, which no row says. */
  private negation(): ConditionRow {
    const isGroup = this.isSign("(");
    const isCall = this.peek()?.kind === "name";
    const row = this.row();
    const operator = NEGATIONS[row.operator];
    const isWhole = isGroup || (isCall && row.operator !== "in");
    if (operator === undefined || !isWhole) throw new NotAForm();
    return { ...row, operator };
  }

  /** `"urgent" in payload.tags` */
  private membership(): ConditionRow {
    const literal = this.literal();
    this.expectName("in");
    const { field, method } = this.path();
    if (method !== null) throw new NotAForm();
    return { field, operator: "includes", value: typedLiteral(literal) };
  }

  /** `has(x)`, `count(x) > 5`, `cidr(x, "…")`, `inWindow(x, "…", "…")` */
  private call(name: string): ConditionRow {
    this.at += 2;
    const { field, method } = this.path();
    if (method !== null) throw new NotAForm();
    if (name === "has") return this.closed({ field, operator: "exists", value: "" });
    if (name === "cidr") return this.closed({ field, operator: "network", value: this.nextText() });
    if (name === "inWindow") {
      return this.closed({ field, operator: "within", value: `${this.nextText()} ${this.nextText()}` });
    }
    if (name !== "count") throw new NotAForm();
    this.expect(")");
    const operator = this.accept(">") ? "countOver" : this.accept("<") ? "countUnder" : null;
    const bound = this.literal();
    if (operator === null || typeof bound !== "number" || !Number.isInteger(bound) || bound < 0) throw new NotAForm();
    return { field, operator, value: String(bound) };
  }

  /** What starts with a field: a comparison, a list it is in, a method of it. */
  private about(): ConditionRow {
    const { field, method } = this.path();
    if (method === "exists") return this.named(field);
    if (method !== null) {
      const operator = METHODS.find((name) => name === method);
      if (operator === undefined) throw new NotAForm();
      return this.closed({ field, operator, value: this.text() });
    }
    if (this.acceptName("in")) return { field, operator: "in", value: this.list() };
    for (const operator of COMPARISONS) {
      if (this.accept(SIGNS[operator])) return { field, operator, value: typedLiteral(this.literal()) };
    }
    throw new NotAForm();
  }

  /** `findings.exists(f, f.type == "INJECTION")`, whatever the loop calls its item. */
  private named(list: string): ConditionRow {
    const named = NAMED_LISTS.get(list);
    const variable = this.name();
    this.expect(",");
    const { field, method } = this.path();
    if (named === undefined || method !== null || field !== `${variable}.${named.field}`) throw new NotAForm();
    this.expect("==");
    return this.closed({ field: list, operator: "includes", value: typedLiteral(this.literal()) });
  }

  /** A field, and the method called on it when its last name is followed by a parenthesis (which is then taken). */
  private path(): { field: string; method: string | null } {
    let field = this.name();
    for (;;) {
      if (this.accept("[")) {
        field += `[${JSON.stringify(this.text())}]`;
        this.expect("]");
      } else if (this.accept(".")) {
        const name = this.name();
        if (this.accept("(")) return { field, method: name };
        field += `.${name}`;
      } else {
        return { field, method: null };
      }
    }
  }

  private list(): string {
    this.expect("[");
    const items = [this.literal()];
    while (this.accept(",")) items.push(this.literal());
    this.expect("]");
    return items.map((item) => typedLiteral(item, true)).join(", ");
  }

  private literal(): Literal {
    const isNegative = this.accept("-");
    const token = this.take();
    if (token.kind === "number") return isNegative ? -token.value : token.value;
    if (isNegative) throw new NotAForm();
    if (token.kind === "string") return token.value;
    const keyword = token.kind === "name" ? KEYWORDS.get(token.text) : undefined;
    if (keyword === undefined) throw new NotAForm();
    return keyword;
  }

  private closed(row: ConditionRow): ConditionRow {
    this.expect(")");
    return row;
  }

  private nextText(): string {
    this.expect(",");
    return this.text();
  }

  private text(): string {
    const token = this.take();
    if (token.kind !== "string") throw new NotAForm();
    return token.value;
  }

  private name(): string {
    const token = this.take();
    if (token.kind !== "name") throw new NotAForm();
    return token.text;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw new NotAForm();
  }

  private expectName(name: string): void {
    if (!this.acceptName(name)) throw new NotAForm();
  }

  private accept(sign: string): boolean {
    const isNext = this.isSign(sign);
    if (isNext) this.at += 1;
    return isNext;
  }

  private acceptName(name: string): boolean {
    const token = this.peek();
    const isNext = token?.kind === "name" && token.text === name;
    if (isNext) this.at += 1;
    return isNext;
  }

  private isSign(sign: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead];
    return token?.kind === "sign" && token.text === sign;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private take(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new NotAForm();
    this.at += 1;
    return token;
  }
}

const COMPARISONS = ["is", "isNot", "over", "atLeast", "under", "atMost"] as const satisfies readonly Operator[];
const KEYWORDS: ReadonlyMap<string, true | false | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
