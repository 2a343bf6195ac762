/**
 * What a row of the form can say about a field. `value` is what stands beside it: one literal, a number or date, a list of
 * literals, plain text, a whole number, a weekly window with its zone, or nothing.
 */
export const OPERATORS = {
  is: { words: "is", value: "literal" },
  isNot: { words: "is not", value: "literal" },
  over: { words: "is over", value: "order" },
  atLeast: { words: "is at least", value: "order" },
  under: { words: "is under", value: "order" },
  atMost: { words: "is at most", value: "order" },
  in: { words: "is one of", value: "list" },
  notIn: { words: "is none of", value: "list" },
  exists: { words: "is present", value: "none" },
  missing: { words: "is missing", value: "none" },
  contains: { words: "contains", value: "text" },
  notContains: { words: "does not contain", value: "text" },
  startsWith: { words: "starts with", value: "text" },
  endsWith: { words: "ends with", value: "text" },
  matches: { words: "matches regex", value: "text" },
  includes: { words: "includes", value: "literal" },
  notIncludes: { words: "does not include", value: "literal" },
  countOver: { words: "has more items than", value: "count" },
  countUnder: { words: "has fewer items than", value: "count" },
  network: { words: "is in network", value: "text" },
  within: { words: "is within", value: "window" },
} as const satisfies Record<string, { words: string; value: ValueKind }>;

export type ValueKind = "literal" | "order" | "list" | "text" | "count" | "window" | "none";
export type Operator = keyof typeof OPERATORS;

/** Whether a text is the name of an operator, as a `<select>` hands it over. */
export function isOperator(text: string): text is Operator {
  return Object.hasOwn(OPERATORS, text);
}

/** Operators that compare with a sign of CEL. */
export const SIGNS = {
  is: "==",
  isNot: "!=",
  over: ">",
  atLeast: ">=",
  under: "<",
  atMost: "<=",
} as const satisfies Partial<Record<Operator, string>>;

/** Operators that are a method of text in CEL, by the method's name. */
export const METHODS = ["contains", "startsWith", "endsWith", "matches"] as const satisfies readonly Operator[];

/** What `!` makes of an operator, where the form has a word for it. */
export const NEGATIONS: Partial<Record<Operator, Operator>> = {
  in: "notIn",
  exists: "missing",
  contains: "notContains",
  includes: "notIncludes",
};

/** Lists whose items are known by one of their fields: `findings` includes a type. */
export const NAMED_LISTS: ReadonlyMap<string, { readonly variable: string; readonly field: string }> = new Map([
  ["findings", { variable: "f", field: "type" }],
  ["mast", { variable: "m", field: "modeId" }],
]);

/** What a value must look like, as its placeholder. */
export const VALUE_HINTS: Readonly<Record<ValueKind, string>> = {
  literal: "value",
  order: "10000",
  list: "value, value",
  text: "text",
  count: "10",
  window: "Mon-Fri 09:00-17:00 Europe/Berlin",
  none: "",
};
