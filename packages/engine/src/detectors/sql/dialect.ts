/** Where dialects disagree. */
export interface Dialect {
  /** A backslash escapes the next character in `'…'` and `"…"`, as in MySQL. `E'…'` always does. */
  readonly hasBackslashEscapes: boolean;
  /** `#` starts a comment, as in MySQL; else it is an operator. */
  readonly hasHashComments: boolean;
  /** `"…"` is a string, as in MySQL; else a quoted identifier. */
  readonly hasDoubleQuotedStrings: boolean;
}

export const STANDARD_SQL: Dialect = {
  hasBackslashEscapes: false,
  hasHashComments: false,
  hasDoubleQuotedStrings: false,
};

export const MYSQL: Dialect = {
  hasBackslashEscapes: true,
  hasHashComments: true,
  hasDoubleQuotedStrings: true,
};
