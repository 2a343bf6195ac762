/**
 * `word`: an unquoted identifier or keyword. `quoted`: `"…"`, backtick or bracket identifier. `variable`: `@x`, `@@x`,
 * `:name`, `$1`, `?`. `mark`: one of `( ) , ; .` and anything that belongs nowhere else, one character each.
 */
export type SqlTokenKind = "word" | "number" | "string" | "quoted" | "variable" | "operator" | "comment" | "mark";

export interface SqlToken {
  readonly kind: SqlTokenKind;
  /** UTF-16 offsets; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Words and quoted identifiers: the name, lower case. Operators, marks and numbers: as written. Else empty. */
  readonly value: string;
  /** False for a string, quoted identifier or block comment that the end of the text cuts off. */
  readonly isClosed: boolean;
}
