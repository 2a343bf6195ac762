import type { Severity } from "../../vocabulary/risk-category";
import type { EventField, McpEvent } from "./event-fields";

/** What one rule saw in an event. */
export interface EventSighting {
  readonly rule: string;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly path: string | null;
}

/** Looks at one event; `null` when it sees nothing. */
export type EventRule = (event: McpEvent) => EventSighting | null;

/** How much of one value is read, in UTF-16 code units. */
const TEXT_MAX = 8_192;

/** The first text field that matches. */
export function firstText(
  event: McpEvent,
  matches: (text: string, field: EventField) => boolean,
): EventField | undefined {
  return event.fields.find(
    (field) => typeof field.value === "string" && matches(field.value.slice(0, TEXT_MAX), field),
  );
}

/** The texts under any of these keys, which are lower case. */
export function valuesOf({ fields }: McpEvent, ...keys: readonly string[]): readonly string[] {
  return fields.flatMap(({ key, value }) => (typeof value === "string" && keys.includes(key) ? [value] : []));
}
