/** The colours of code: punctuation, property name, string, and every other value. */
export type JsonTokenKind = "mark" | "key" | "string" | "value";

export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

/** One line of JSON indented by two spaces per `depth`. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
  /** RFC 6901 pointer of the value that begins on the line; `null` on a line that only closes one. */
  readonly pointer: string | null;
}

/** Longer strings are cut for drawing; what is copied is whole. */
const STRING_CHARS_MAX = 2_000;

/** JSON as lines of coloured tokens, in the order and shape of `JSON.stringify(value, null, 2)`. `value` is plain JSON. */
export function jsonLines(value: unknown): JsonLine[] {
  const lines: JsonLine[] = [];
  write(lines, value, 0, "", [], "");
  return lines;
}

function write(
  lines: JsonLine[],
  value: unknown,
  depth: number,
  pointer: string,
  before: JsonToken[],
  comma: string,
): void {
  if (value === null || typeof value !== "object") {
    lines.push({ depth, pointer, tokens: [...before, scalar(value), ...mark(comma)] });
    return;
  }
  const isArray = Array.isArray(value);
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  const [open, close] = isArray ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) {
    lines.push({ depth, pointer, tokens: [...before, ...mark(`${open}${close}${comma}`)] });
    return;
  }
  lines.push({ depth, pointer, tokens: [...before, ...mark(open)] });
  entries.forEach(([name, child], index) => {
    const label: JsonToken[] = isArray
      ? []
      : [
          { kind: "key", text: JSON.stringify(name) },
          { kind: "mark", text: ": " },
        ];
    write(lines, child, depth + 1, `${pointer}/${escapeName(name)}`, label, index < entries.length - 1 ? "," : "");
  });
  lines.push({ depth, pointer: null, tokens: mark(`${close}${comma}`) });
}

function scalar(value: unknown): JsonToken {
  if (typeof value !== "string") return { kind: "value", text: JSON.stringify(value) ?? "null" };
  if (value.length <= STRING_CHARS_MAX) return { kind: "string", text: JSON.stringify(value) };
  const left = value.length - STRING_CHARS_MAX;
  return {
    kind: "string",
    text: `${JSON.stringify(value.slice(0, STRING_CHARS_MAX))} … ${left.toLocaleString("en-US")} more characters`,
  };
}

function mark(text: string): JsonToken[] {
  return text === "" ? [] : [{ kind: "mark", text }];
}

/** RFC 6901 §3: `~` and `/` inside a name are escaped. */
function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
