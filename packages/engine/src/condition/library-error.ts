import { TypeError as CheckError, EvaluationError, ParseError } from "@marcbachmann/cel-js";
import { type ConditionError, positionAt } from "./condition-error";
import { ArgumentTypeError } from "./literal-functions";
import type { ConditionErrorCode, ConditionOutcome } from "./outcome";
import { CONDITION_VARIABLES, type ConditionVariable } from "./variables";

const EXCERPT_MAX = 60;

/** What the expression library says of a condition when it is saved, in our words. */
export function explainSaveError(error: unknown, source: string): ConditionError {
  if (!(error instanceof ParseError || error instanceof CheckError)) {
    return { message: "The condition is too complicated to read" };
  }
  const start = error.range?.start;
  const message = saveMessage(error.code, error.summary, excerptOf(error, source));
  return start === undefined ? { message } : { message, position: positionAt(source, start) };
}

function saveMessage(code: string, summary: string, excerpt: string): string {
  switch (code) {
    case "unknown_variable":
      return `\`${excerpt}\` is not a variable; a condition can read ${quoted(CONDITION_VARIABLES.map(({ name }) => name))}`;
    case "no_such_key":
      return unknownField(excerpt);
    case "limit_exceeded":
      return summary.includes("maxAstNodes")
        ? "The condition has too many parts; split it into several policies"
        : "The condition is nested too deeply";
    case "no_such_overload":
    case "no_matching_overload":
    case "invalid_logical_operand":
    case "invalid_condition_type":
    case "incompatible_ternary_branches":
    case "invalid_comprehension_range":
      return `\`${excerpt}\` does not fit together: ${readableTypes(summary)}${hint(summary)}`;
    case "unexpected_token":
      return excerpt === "" ? "The condition ends too early" : `\`${excerpt}\` is not expected here`;
    default:
      return excerpt === "" ? `The condition cannot be read: ${summary}` : `\`${excerpt}\`: ${summary}`;
  }
}

/** A list of whole numbers is a list of ints to CEL, and our numbers are doubles. */
function hint(summary: string): string {
  return /double in list<int>/.test(summary) ? "; write the numbers with a decimal point, as `50.0`" : "";
}

function unknownField(excerpt: string): string {
  const [, root, field] = /^(\w+)\.(\w+)$/.exec(excerpt) ?? [];
  const variable = CONDITION_VARIABLES.find(({ name }) => name === root);
  const fields: ConditionVariable["fields"] = variable?.fields ?? null;
  if (fields === null) return `\`${excerpt}\` is not a field`;
  return `\`${root}\` has no field \`${field}\`; it has ${quoted(fields.map(({ name }) => name))}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** The library's names of types, in words a policy author knows. */
function readableTypes(summary: string): string {
  return summary
    .replace(/^no such overload: /, "")
    .replace(/\bdyn<(\w+)>/g, "$1")
    .replace(/\b(?:double|int|uint)\b/g, "number")
    .replace(/\bstring\b/g, "text")
    .replace(/\bbool\b/g, "true/false")
    .replace(/\bdyn\b/g, "any value")
    .replace(/google\.protobuf\.Timestamp/g, "time");
}

const EVALUATION_CODES: Readonly<Record<string, ConditionErrorCode>> = {
  no_such_key: "missing_field",
  index_out_of_bounds: "missing_field",
};

/**
 * What went wrong when a condition ran. Only the condition's own text and type names are quoted: the library's
 * messages can hold values of the payload, and this one may end in a log.
 */
export function explainEvaluationError(error: unknown, source: string): ConditionOutcome {
  if (error instanceof ArgumentTypeError) return { kind: "error", code: "type_mismatch", message: error.message };
  if (!(error instanceof EvaluationError)) {
    return { kind: "error", code: "internal", message: "The condition could not be evaluated" };
  }
  const code = EVALUATION_CODES[error.code] ?? "type_mismatch";
  const subject = subjectOf(excerptOf(error, source));
  if (code === "missing_field") return { kind: "error", code, message: `${subject} does not exist in this action` };
  const types = /^no such overload: ([a-z<>, .!=%*/+-]+)$/.exec(error.summary)?.[1];
  const reason = types === undefined ? "a value is not of the type it needs" : readableTypes(types);
  return { kind: "error", code, message: `${subject} does not fit together: ${reason}` };
}

/** The same outcome for a field that is known to be missing, without an error having been raised. */
export function missingField(
  { start, end }: { readonly start: number; readonly end: number },
  source: string,
): ConditionOutcome {
  const message = `${subjectOf(shortened(source.slice(start, end)))} does not exist in this action`;
  return { kind: "error", code: "missing_field", message };
}

function subjectOf(excerpt: string): string {
  return excerpt === "" ? "A part of the condition" : `\`${excerpt}\``;
}

/** The part of the condition an error is about. */
function excerptOf({ node, range }: ParseError | CheckError | EvaluationError, source: string): string {
  return shortened(source.slice(node?.start ?? range?.start ?? 0, node?.end ?? range?.end ?? 0));
}

function shortened(excerpt: string): string {
  const text = excerpt.trim();
  return text.length <= EXCERPT_MAX ? text : `${text.slice(0, EXCERPT_MAX)}…`;
}
