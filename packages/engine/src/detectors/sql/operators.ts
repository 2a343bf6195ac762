/** Operators of more than one character; of those that begin alike, the longer come first. */
const OPERATORS = [
  "<=>",
  "->>",
  "#>>",
  "!~*",
  "<>",
  "!=",
  ">=",
  "<=",
  "||",
  "&&",
  "::",
  ":=",
  "->",
  "<<",
  ">>",
  "==",
  "~*",
  "!~",
  "@>",
  "<@",
  "#>",
  "!<",
  "!>",
  "=>",
  "**",
] as const;
const OPERATOR_CHARACTERS = "+-*/%^&|~!=<>@:#?";
const OPERATORS_BY_START = new Map<string, readonly string[]>();
for (const operator of OPERATORS) {
  const first = operator.charAt(0);
  OPERATORS_BY_START.set(first, [...(OPERATORS_BY_START.get(first) ?? []), operator]);
}

/** The operator that stands at a place of the text, the longest there is; the character itself when none is known. */
export function operatorAt(text: string, start: number): string {
  const character = text.charAt(start);
  for (const operator of OPERATORS_BY_START.get(character) ?? []) {
    if (text.startsWith(operator, start)) return operator;
  }
  return character;
}

/** Whether a character is an operator or begins one. */
export function startsOperator(character: string): boolean {
  return OPERATOR_CHARACTERS.includes(character);
}
