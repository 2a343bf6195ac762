import type { TraceData } from "./trace-data";

const TEXT_MAX = 200;

type Finding = TraceData["answer"]["findings"][number];

/**
 * The words a finding is about, from the text at its path (`payload.items[2].note`); `null` where the content is not
 * shown, the finding marks no span, or the path leads to no text. `{3}` in a path is the fourth field of its object, whose
 * name is no plain one, and `{key 3}` that name itself.
 */
export function evidenceTextOf(
  { payload, context }: { readonly payload?: unknown; readonly context?: unknown },
  { path, span }: Pick<Finding, "path" | "span">,
): string | null {
  if (path === null || span === null) return null;
  let value: unknown = { payload, context };
  for (const name of path.match(/\{key \d+\}|\{\d+\}|[^.[\]{}]+/g) ?? []) {
    if (typeof value !== "object" || value === null) return null;
    value = stepInto(value, name);
  }
  if (typeof value === "number") value = String(value);
  if (typeof value !== "string") return null;
  const text = value.slice(span.start, span.end);
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}

function stepInto(value: object, name: string): unknown {
  const fields = Object.entries(value);
  const place = /^\{(key )?(\d+)\}$/.exec(name);
  if (place === null) return new Map<string, unknown>(fields).get(name);
  return fields[Number(place[2])]?.[place[1] === undefined ? 1 : 0];
}
