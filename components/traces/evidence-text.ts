import type { TraceData } from "./trace-data";

const TEXT_MAX = 200;

type Finding = TraceData["story"]["findings"][number];

/**
 * The words a finding is about, from the text at its path (`payload.items[2].note`); `null` where the content is not
 * shown, the finding marks no span, or the path leads to no text.
 */
export function evidenceTextOf(
  { payload, context }: { readonly payload?: unknown; readonly context?: unknown },
  { path, span }: Pick<Finding, "path" | "span">,
): string | null {
  if (path === null || span === null) return null;
  let value: unknown = { payload, context };
  for (const name of path.split(/[.[\]]+/).filter((part) => part !== "")) {
    if (typeof value !== "object" || value === null) return null;
    value = new Map<string, unknown>(Object.entries(value)).get(name);
  }
  if (typeof value !== "string") return null;
  const text = value.slice(span.start, span.end);
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}
