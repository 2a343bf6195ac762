import { pointerOf } from "./evidence";

/** A value of the payload as a line of a table. */
export interface Field {
  /** Names on the way to it, joined by dots: `shipping.address`. */
  readonly label: string;
  /** Its RFC 6901 pointer. */
  readonly pointer: string;
  readonly text: string;
  /** `code` is shown in mono: nested values, empty text. */
  readonly kind: "text" | "number" | "code";
}

const FIELDS_MAX = 24;
const DEPTH_MAX = 3;
const TEXT_MAX = 400;

/** The payload as lines, at most 24, and how many there are in all; null where it is no object or holds nothing. */
export function fieldsOf(payload: unknown): { readonly fields: readonly Field[]; readonly total: number } | null {
  if (!isObject(payload)) return null;
  const fields = [...leaves(payload, [])];
  return fields.length === 0 ? null : { fields: fields.slice(0, FIELDS_MAX), total: fields.length };
}

function* leaves(value: Readonly<Record<string, unknown>>, path: readonly string[]): Generator<Field> {
  for (const [name, child] of Object.entries(value)) {
    const names = [...path, name];
    if (isObject(child) && Object.keys(child).length > 0 && names.length < DEPTH_MAX) yield* leaves(child, names);
    else yield fieldOf(names, child);
  }
}

function fieldOf(names: readonly string[], value: unknown): Field {
  const place = {
    label: names.join("."),
    pointer: pointerOf(names),
  };
  if (typeof value === "string" && value.trim() !== "") return { ...place, text: cut(value), kind: "text" };
  if (typeof value === "number") return { ...place, text: String(value), kind: "number" };
  if (typeof value === "boolean") return { ...place, text: value ? "yes" : "no", kind: "text" };
  if (Array.isArray(value) && value.length > 0 && value.every(isShort))
    return { ...place, text: cut(value.join(", ")), kind: "text" };
  return { ...place, text: cut(JSON.stringify(value) ?? ""), kind: "code" };
}

const isShort = (value: unknown) => (typeof value === "string" && value !== "") || typeof value === "number";

function cut(text: string): string {
  const points = Array.from(text.slice(0, TEXT_MAX * 2));
  return points.length <= TEXT_MAX ? text : `${points.slice(0, TEXT_MAX).join("")}…`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
