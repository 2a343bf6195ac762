import type { z } from "zod";
import { type FieldProblem, ValidationError } from "@/server/errors";
import { formatPath } from "./field-path";

const PROBLEMS_MAX = 20;
const QUOTED_MAX = 80;

/** A schema's complaints as a ValidationError in plain words. @param root what an issue at the top is called. */
export function validationError(error: z.ZodError, root = "body"): ValidationError {
  const [first, ...others] = error.issues.flatMap((issue) => problemsOf(issue, root));
  return new ValidationError([first ?? { path: root, message: "is not valid" }, ...others.slice(0, PROBLEMS_MAX - 1)]);
}

function problemsOf(issue: z.core.$ZodIssue, root: string): FieldProblem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: formatPath([...issue.path, key]), message: "is not a known field" }));
  if (issue.code === "invalid_key" || issue.code === "invalid_element")
    return issue.issues.map((inner) => ({ path: pathOf(issue.path, root), message: inner.message }));
  return [{ path: pathOf(issue.path, root), message: issue.message }];
}

function pathOf(path: readonly PropertyKey[], root: string): string {
  return path.length === 0 ? root : formatPath(path);
}

/** Words for the issues whose schema brings none of its own; handed to `safeParse` as its `error`. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "is required"
        : `must be ${withArticle(issue.expected)}, not ${kindOf(issue.input)}`;
    case "invalid_value":
      return issue.input === undefined ? "is required" : `must be ${oneOf(issue.values)}, not ${quote(issue.input)}`;
    case "too_big":
      return `must ${bound(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum)}`;
    case "too_small":
      return `must ${bound(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum)}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_union":
      return issue.input === undefined ? "is required" : "has none of the accepted forms";
    case "invalid_format":
      return `must be a valid ${issue.format === "regex" ? "value" : issue.format}, not ${quote(issue.input)}`;
    default:
      return undefined;
  }
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  if (origin === "string") return `be ${relation} ${counted(limit, "character")} long`;
  if (origin === "array" || origin === "set") return `hold ${relation} ${counted(limit, "item")}`;
  return `be ${relation} ${limit}`;
}

function counted(count: number | bigint, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? "" : "s"}`;
}

function withArticle(kind: string): string {
  const word = kind === "record" ? "object" : kind === "int" ? "integer" : kind;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

function kindOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "an array";
  if (typeof input === "number" || typeof input === "string") return quote(input);
  return withArticle(typeof input);
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map((value) => `\`${String(value)}\``);
  return shown.length === 1 ? shown.join("") : `one of ${shown.join(", ")}`;
}

/** The caller's value in backticks, cut where it gets long. */
function quote(input: unknown): string {
  const text = typeof input === "string" ? input : (JSON.stringify(input) ?? String(input));
  return `\`${text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text}\``;
}
