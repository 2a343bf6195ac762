import { isGroupedNumber, literalSource, orderProblem, splitList } from "./condition/literal";
import { type METHODS, NAMED_LISTS, OPERATORS, type Operator, SIGNS } from "./condition/operators";
import { parseRows } from "./condition/read-condition";

/** One row of the form: `payload.amount` `is over` `10000`. `value` is as typed; empty where the operator takes none. */
export interface ConditionRow {
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
}

/** A condition the form can show: rows that must hold all, or of which any must. No rows: always. */
export interface ConditionForm {
  readonly join: "all" | "any";
  readonly rows: readonly ConditionRow[];
}

export const EMPTY_ROW: ConditionRow = { field: "", operator: "is", value: "" };

/** Whether nothing is typed in a row yet. */
export function isBlank({ field, value }: ConditionRow): boolean {
  return field.trim() === "" && value.trim() === "";
}

const JOINS = { all: " && ", any: " || " } as const;
/** `has()` takes a name after a dot, not a key in brackets. */
const CHECKABLE = /^(?:payload|context)(?:\.[A-Za-z_]\w*)+$/;
const FIELD = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\["(?:[^"\\]|\\.)*"\])*$/;

/** What is missing or wrong in a row, for the person who fills it in; null when it can be written as a condition. */
export function rowProblem({ field, operator, value }: ConditionRow): string | null {
  const path = field.trim();
  if (path === "") return "Choose a field.";
  if (!FIELD.test(path)) return "Write the field as a path, such as payload.amount.";
  const typed = value.trim();
  switch (OPERATORS[operator].value) {
    case "none":
      return null;
    case "list":
      return splitList(typed).length === 0 ? "Enter at least one value." : null;
    case "count":
      return /^\d+$/.test(typed) ? null : "Enter a whole number.";
    case "window":
      return typed.includes(" ") ? null : "Enter days, hours and zone, such as Mon-Fri 09:00-17:00 UTC.";
    case "order":
      return typed === "" ? "Enter a value." : orderProblem(typed);
    default:
      return typed === "" ? "Enter a value." : null;
  }
}

/**
 * The form of a condition; null when the form could not give the same condition back. Such a condition is shown as
 * source and never rewritten.
 */
export function readCondition(source: string): ConditionForm | null {
  const form = parseRows(source);
  if (form === null || form.rows.some((row) => rowProblem(row) !== null)) return null;
  const again = parseRows(writeCondition(form));
  return JSON.stringify(again) === JSON.stringify(form) ? form : null;
}

/**
 * The CEL of a form. `readCondition` gives the same form back as long as no row has a `rowProblem`; an unfinished row is
 * written as far as it goes, so that nothing typed is lost and validation points at it.
 */
export function writeCondition({ join, rows }: ConditionForm): string {
  return rows.map(writeRow).join(JOINS[join]);
}

function writeRow({ field, operator, value }: ConditionRow): string {
  const path = field.trim();
  const text = JSON.stringify(value);
  switch (operator) {
    case "is":
    case "isNot":
      return `${path} ${SIGNS[operator]} ${value.trim() === "" ? "" : literalSource(value)}`;
    case "over":
    case "atLeast":
    case "under":
    case "atMost":
      // `10.000,00` is meant as a number: as text it would be compared letter by letter, and let a million through. As it stands nobody can save it.
      return `${path} ${SIGNS[operator]} ${isGroupedNumber(value) || value.trim() === "" ? value.trim() : literalSource(value)}`;
    case "in":
      return `${path} in [${listSource(value)}]`;
    case "notIn":
      return `!(${path} in [${listSource(value)}])`;
    case "exists":
      return `has(${path})`;
    case "missing":
      return `!has(${path})`;
    case "notContains":
      return `!${path}.contains(${text})`;
    case "includes":
      return includesSource(path, value);
    case "notIncludes":
      return `!${NAMED_LISTS.has(path) ? includesSource(path, value) : `(${includesSource(path, value)})`}`;
    case "countOver":
      return `count(${path}) > ${value.trim()}`;
    case "countUnder":
      return `count(${path}) < ${value.trim()}`;
    case "network":
      return `cidr(${path}, ${JSON.stringify(value.trim())})`;
    case "within":
      return `inWindow(${[path, ...windowParts(value).map((part) => JSON.stringify(part))].join(", ")})`;
    default:
      return `${path}.${operator satisfies (typeof METHODS)[number]}(${text})`;
  }
}

function listSource(value: string): string {
  return splitList(value).map(literalSource).join(", ");
}

function includesSource(path: string, value: string): string {
  const named = NAMED_LISTS.get(path);
  const literal = literalSource(value);
  if (named === undefined) return `${literal} in ${path}`;
  const { variable, field } = named;
  return `${path}.exists(${variable}, ${variable}.${field} == ${literal})`;
}

/** `Mon-Fri 09:00-17:00 Europe/Berlin`: the zone is the last word. */
function windowParts(value: string): readonly [window: string, zone: string] {
  const words = value.trim().split(/\s+/);
  return [words.slice(0, -1).join(" "), words.at(-1) ?? ""];
}

/**
 * The same rows behind a check that their fields of payload and context are there; null when every field is checked
 * already, or rows are alternatives. A condition that reads a missing field fails instead of not applying.
 */
export function guarded(form: ConditionForm): ConditionForm | null {
  if (form.join === "any") return null;
  const checked = new Set(form.rows.filter(({ operator }) => operator === "exists").map(({ field }) => field.trim()));
  const open = form.rows
    .filter(({ operator }) => OPERATORS[operator].value !== "none")
    .map(({ field }) => field.trim())
    .filter((field) => CHECKABLE.test(field) && !checked.has(field));
  if (open.length === 0) return null;
  const checks = [...new Set(open)].map((field): ConditionRow => ({ field, operator: "exists", value: "" }));
  return { ...form, rows: [...checks, ...form.rows] };
}
