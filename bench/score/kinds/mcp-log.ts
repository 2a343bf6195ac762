import type { Finding, JsonObject } from "@mastguard/engine";
import { toolCall, withPayloadText } from "../actions";
import { byRules } from "../by-rules";
import type { LabelledRecord, Scorer } from "../scorer";

/** Keys by which the source's tests say what they expect; no server sends them. */
const TEST_KEYS: ReadonlySet<string> = new Set(["expected_detection", "should_trigger", "test_case"]);

/** Types that say nothing about the event being an attack. */
const BESIDE_THE_POINT: ReadonlySet<string> = new Set(["personal_data", "failure_mode"]);

/** An event as a gateway hands it on: the object it received as payload. Flagged means at least an ALERT by default. */
export const SCORER: Scorer = {
  kinds: ["mcp_log"],
  score(record, detect) {
    const event = eventOf(record);
    const action =
      event === null ? withPayloadText(record.text ?? "") : { ...toolCall("mcp_event", event), tool: null };
    const expected = record.label === 2 ? null : record.label === 1;
    return [byRules("tools.mcp", expected, detect(action).filter(alerts))];
  },
};

function alerts({ type, severity, confidence }: Finding): boolean {
  return !BESIDE_THE_POINT.has(type) && severity !== "LOW" && confidence >= 0.5;
}

/** The record's event without what its test says about it; `null` when it is no JSON object. */
function eventOf({ text, about }: LabelledRecord): JsonObject | null {
  const value: unknown = parse(text ?? "");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const isTest = Object.keys(value).some((key) => TEST_KEYS.has(key));
  const entries = Object.entries(value as JsonObject).filter(
    ([key, inner]) => !TEST_KEYS.has(key) && inner !== about && !(isTest && key === "name"),
  );
  return Object.fromEntries(entries);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
