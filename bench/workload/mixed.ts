import type { Action } from "@mastguard/engine";
import { toolCall, withMessage, withPayloadText } from "../score/actions";
import { isJsonObject } from "../score/json";
import { readRecords } from "../score/records";
import type { LabelledRecord } from "../score/scorer";

/** Texts are cut here, so that an action is about as large as the ones agents send. */
const TEXT_MAX = 1_024;

/** Every labelled record with a text or a call, as one action of at most about 1 kB: ordinary, odd and hostile alike. */
export function mixedActions(dataFolder: string): readonly Action[] {
  return readRecords(dataFolder).flatMap((record) => actionOf(record) ?? []);
}

function actionOf(record: LabelledRecord): Action | null {
  const { kind, tool, args } = record;
  if (typeof tool === "string" && isJsonObject(args)) return toolCall(tool, args);
  const text = record.text?.slice(0, TEXT_MAX);
  if (text === undefined) return null;
  switch (kind) {
    case "command":
      return toolCall("shell.run", { command: text });
    case "sql":
      return record["form"] === "statement"
        ? toolCall("sql.execute", { query: text })
        : toolCall("search", { q: text });
    case "injection_direct":
    case "moderation":
      return withMessage("user", text);
    case "injection_indirect":
    case "benign":
      return withMessage("tool", text);
    default:
      return withPayloadText(text);
  }
}
