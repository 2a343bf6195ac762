import type { Finding } from "@mastguard/engine";
import { toolCall } from "../actions";
import { byRules } from "../by-rules";
import type { Detect, Judgement, LabelledRecord, Scorer } from "../scorer";

/**
 * Values a user typed (`form` is `input`), as the argument of a search: any `sql_injection` flags them. Queries (`form` is
 * `statement`) given to a database: flagged when injected, or when the risk is HIGH or CRITICAL.
 */
export const SCORER: Scorer = {
  kinds: ["sql"],
  score(record, detect): readonly Judgement[] {
    const isInput = record["form"] === "input";
    const findings = isInput ? injections(record, detect) : graveFindings(record, detect);
    return [byRules(isInput ? "sql.injection" : "sql.ordinary", record.label === 1, findings)];
  },
};

function injections({ text = "" }: LabelledRecord, detect: Detect): readonly Finding[] {
  return detect(toolCall("search", { q: text })).filter(({ type }) => type === "sql_injection");
}

function graveFindings({ text = "" }: LabelledRecord, detect: Detect): readonly Finding[] {
  return detect(toolCall("sql.execute", { query: text })).filter(isGrave);
}

function isGrave({ type, severity }: Finding): boolean {
  return type === "sql_injection" || (type === "sql_risk" && (severity === "HIGH" || severity === "CRITICAL"));
}
