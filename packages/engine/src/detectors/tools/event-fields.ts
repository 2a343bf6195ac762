import type { Evidence } from "../../detection/detector";
import type { JsonObject, JsonValue } from "../../vocabulary/json";
import { NameSet } from "./name-set";

/** One value of an event, with the key it stands under. */
export interface EventField {
  /** Lower case. */
  readonly key: string;
  readonly value: string | boolean | number;
  /** The keys above, joined with dots; the path of the whole text when the event came as text. */
  readonly path: string;
}

/** An event of a server, a host or a gateway, flat, in document order. */
export interface McpEvent {
  readonly fields: readonly EventField[];
}

const FIELDS_MAX = 400;
const TEXT_MAX = 65_536;
const EVENTS_MAX = 20;

/** Keys by which an object is an event and not somebody's arguments. */
const MARKERS = new NameSet([
  "event_type",
  "eventtype",
  "log_entries",
  "c-uri-path",
  "cs-uri-query",
  "c-uri-query",
  "command_line",
  "tool_name",
  "tool_description",
  "mcp_server",
  "server_id",
  "jsonrpc",
  "context_content",
]);
const MARKED =
  /"(?:event_type|log_entries|c-uri-path|c[s]?-uri-query|command_line|tool_name|tool_description|server_id|jsonrpc|context_content)"\s{0,4}:/i;

/** The events in the payload: itself, or texts in it that hold one as JSON. */
export function eventsOf({ action, texts }: Evidence): readonly McpEvent[] {
  let found: McpEvent[] | null = isEvent(action.payload)
    ? [{ fields: fieldsOf(action.payload, "payload", false) }]
    : null;
  for (const placed of texts) {
    const { text, origin } = placed;
    if (origin !== "payload" || text.charCodeAt(0) !== 123 || text.length < 20 || text.length > TEXT_MAX) continue;
    if (!MARKED.test(text)) continue;
    const value = parse(text);
    if (!isObject(value)) continue;
    found ??= [];
    found.push({ fields: fieldsOf(value, placed.path, true) });
    if (found.length >= EVENTS_MAX) break;
  }
  return found ?? NO_EVENTS;
}

const NO_EVENTS: readonly McpEvent[] = [];

function isEvent(payload: JsonObject): boolean {
  for (const key of Object.keys(payload)) {
    if (MARKERS.has(key)) return true;
  }
  const list = payload["events"];
  return Array.isArray(list) && isObject(list[0]);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function fieldsOf(event: JsonObject, root: string, isText: boolean): readonly EventField[] {
  const fields: EventField[] = [];
  const open: { readonly key: string; readonly value: JsonValue; readonly path: string }[] = [
    { key: "", value: event, path: root },
  ];
  for (let next = open.pop(); next !== undefined && fields.length < FIELDS_MAX; next = open.pop()) {
    const { key, value, path } = next;
    if (value === null) continue;
    if (typeof value !== "object") {
      fields.push({ key: key.toLowerCase(), value, path });
      continue;
    }
    const inner: [string, JsonValue, string][] = isObject(value)
      ? Object.entries(value).map(([name, child]) => [name, child, isText ? path : `${path}${stepOf(name)}`])
      : value.map((child, index) => [key, child, isText ? path : `${path}[${index}]`]);
    for (const [name, child, childPath] of inner.slice(0, FIELDS_MAX).reverse())
      open.push({ key: name, value: child, path: childPath });
  }
  return fields;
}

/** A name a developer gave; any other key stays out of paths. */
function stepOf(name: string): string {
  return /^[A-Za-z_$][\w$-]{0,47}$/.test(name) ? `.${name}` : ".{}";
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
