import type { Statement, StatementKind } from "./statement";
import { ATTACK_CALLS, CATALOGUE_NAMES } from "./words";

const CHANGES: ReadonlySet<StatementKind> = new Set<StatementKind>([
  "drop",
  "truncate",
  "alter",
  "grant",
  "revoke",
  "create",
]);
const CHARACTERS_MAX = 600;

/**
 * Whether a text is, as a whole, a short statement that changes the structure or the rights of a database, runs a
 * procedure of the system, or reads the database's own tables. For a tool that is no database this is no ordinary input.
 */
export function isForeignStatement(text: string, statements: readonly Statement[]): boolean {
  if (text.length > CHARACTERS_MAX || statements.length > 3) return false;
  return statements.some(({ kind, tokens }) => {
    if (CHANGES.has(kind)) return true;
    if (kind === "execute")
      return tokens.some(({ value }) => /^[sx]p_/.test(value)) || tokens.some((token) => token.kind === "variable");
    return tokens.some(
      (token) => (token.kind === "word" || token.kind === "quoted") && CATALOGUE_NAMES.has(token.value),
    );
  });
}

/** T-SQL that runs a variable, with a long hexadecimal or character-coded text beside it. */
export function isEncodedBatch(statements: readonly Statement[]): boolean {
  let hasCode = false;
  let runsVariable = false;
  for (const { tokens } of statements) {
    for (const [index, token] of tokens.entries()) {
      if (token.kind === "number" && token.value.length >= 24 && token.value.startsWith("0x")) hasCode = true;
      const isRun = token.kind === "word" && (token.value === "exec" || token.value === "execute");
      if (isRun && (tokens[index + 1]?.kind === "variable" || tokens[index + 2]?.kind === "variable"))
        runsVariable = true;
    }
  }
  return hasCode && runsVariable;
}

/** A statement that waits, calls what no ordinary query calls, or branches on a comparison of two numbers. */
export function isAttackStatement(statements: readonly Statement[]): boolean {
  return statements.some(({ tokens }) => {
    const verb = tokens[0]?.value;
    if (verb === "waitfor") return true;
    const isBranch =
      verb === "if" &&
      tokens.some((token, index) => index < 6 && token.kind === "number" && tokens[index + 2]?.kind === "number");
    return isBranch || tokens.some(({ kind, value }) => kind === "word" && ATTACK_CALLS.has(value));
  });
}
