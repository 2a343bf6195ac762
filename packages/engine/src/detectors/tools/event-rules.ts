import { CONTENT_RULES } from "./content-rules";
import type { McpEvent } from "./event-fields";
import type { EventRule, EventSighting } from "./event-rule";
import { PROCESS_RULES } from "./process-rules";
import { RECORD_RULES } from "./record-rules";

const RULES: readonly EventRule[] = [...PROCESS_RULES, ...CONTENT_RULES, ...RECORD_RULES];

/** Everything the rules see in an event, at most one of each. */
export function inspectEvent(event: McpEvent): readonly EventSighting[] {
  return RULES.flatMap((rule) => rule(event) ?? []);
}
