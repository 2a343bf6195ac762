import { type FieldProblem, ValidationError } from "@/server/errors";
import { parseJsonText } from "@/server/http/json-text";
import { escapedJson } from "../lib/visible";

/** An edited payload, or what is wrong with the text. */
export type PayloadEdit =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string };

/** A payload as text to edit; what cannot be seen in it stands there as escapes. */
export function payloadText(payload: unknown): string {
  return escapedJson(JSON.stringify(payload, null, 2) ?? "");
}

/** Reads an edited payload as strictly as an agent's is read: nothing is rounded, and nothing dropped. It has to be a JSON object that says something else than the first. */
export function parsePayload(text: string, original: unknown): PayloadEdit {
  let value: unknown;
  try {
    value = parseJsonText(text);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { ok: false, problem: error.details.map(inWords).join(" ") };
  }
  if (!isObject(value)) return { ok: false, problem: "The payload must be an object: { … }." };
  if (changesOf(original, value).length === 0) return { ok: false, problem: "Nothing is changed yet." };
  return { ok: true, value };
}

/** A field that an edit changes: its place as `a.b[0]`, and its values as JSON; null where there is none. */
export interface Change {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two values, field by field, in the order of the first. The order of fields says nothing. */
export function changesOf(before: unknown, after: unknown, place = ""): Change[] {
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => changesOf(ownOf(before, name), ownOf(after, name), below(place, name)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => changesOf(before[index], after[index], `${place}[${index}]`)).flat();
  }
  const [from, to] = [textOf(before), textOf(after)];
  return from === to ? [] : [{ place, before: from, after: to }];
}

function inWords({ path, message }: FieldProblem): string {
  return `${path === "body" ? "The payload" : path} ${message}`;
}

function below(place: string, name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) return `${place}[${JSON.stringify(name)}]`;
  return place === "" ? name : `${place}.${name}`;
}

/** Never what every object has from its prototype: an agent may call a field `constructor`. */
function ownOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
