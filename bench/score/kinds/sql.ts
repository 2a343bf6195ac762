import type { Finding } from "@mastguard/engine";
import { toolCall } from "../actions";
import type { Detect, Judgement, LabelledRecord, Scorer } from "../scorer";

/**
 * Values a user typed (`form` is `input`), as the argument of a search: any `sql_injection` flags them. Queries (`form` is
 * `statement`) given to a database: flagged when injected, or when the risk is HIGH or CRITICAL.
 */
export const SCORER: Scorer = {
  kinds: ["sql"],
  score(record, detect): readonly Judgement[] {
    const isInput = record["form"] === "input";
    const flagged = isInput ? isInjection(record, detect) : isGrave(record, detect);
    const metric = isInput ? "sql.injection" : "sql.ordinary";
    return [{ metric, expected: record.label === 1, flagged }];
  },
};

function isInjection({ text = "" }: LabelledRecord, detect: Detect): boolean {
  return detect(toolCall("search", { q: text })).some(({ type }) => type === "sql_injection");
}

function isGrave({ text = "" }: LabelledRecord, detect: Detect): boolean {
  return detect(toolCall("sql.execute", { query: text })).some(isGraveFinding);
}

function isGraveFinding({ type, severity }: Finding): boolean {
  return type === "sql_injection" || (type === "sql_risk" && (severity === "HIGH" || severity === "CRITICAL"));
}
