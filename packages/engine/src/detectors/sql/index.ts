import type { Evidence, TextDetector, TextObservation } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { holdsStatement, runsStatements, takesAnyText } from "./database-action";
import { MYSQL, STANDARD_SQL } from "./dialect";
import { isAttackStatement, isEncodedBatch, isForeignStatement } from "./foreign";
import { isProbingFragment } from "./fragment";
import { type Injection, judgeValue } from "./injection";
import { risksOf } from "./risk";
import { isStatementVerb, readStatements } from "./statement";
import { startsStatement } from "./statement-start";
import { TokenCursor } from "./token-cursor";
import { tracesOf } from "./traces";
import { SQL_INJECTION, SQL_RISK } from "./types";
import { variantsOf } from "./variants";

/** Statements that cost data, and values that break out of the statement they are put into. See README.md. */
export const sqlDetector: TextDetector = {
  id: "sql",
  kind: "text",
  types: [SQL_RISK, SQL_INJECTION],
  triggers: {
    features: ["quote", "comment", "equals", "escape", "shell"],
    words: [
      "and",
      "or",
      "xor",
      "select",
      "union",
      "having",
      "order",
      "group",
      "limit",
      "waitfor",
      "sleep",
      "benchmark",
      "randomblob",
      "version",
      "case",
      "if",
      "iif",
      "insert",
      "update",
      "delete",
      "drop",
      "truncate",
      "alter",
      "grant",
      "revoke",
      "create",
      "exec",
      "execute",
      "copy",
      "merge",
      "replace",
      "rename",
      "call",
      "declare",
      "begin",
      "shutdown",
      "load",
      "backup",
      "with",
      "procedure",
      "user",
      "database",
      "schema",
      "elt",
      "set",
      "explain",
      "into",
    ],
  },
  inspect,
};

function inspect({ text, origin, key, features }: TextEvidence, evidence: Evidence): readonly TextObservation[] {
  if (origin !== "payload") return [];
  if (!isStatement(text, key, evidence)) {
    const found = judgeAnyReading(text, features);
    return found === null ? [] : [injectionAt(found)];
  }
  return inspectStatement(text, key, evidence.action);
}

function inspectStatement(text: string, key: string | null, action: Evidence["action"]): readonly TextObservation[] {
  const isRun = runsStatements(action, key);
  const statements = readStatements(text, text.includes("\\'") ? MYSQL : STANDARD_SQL);
  const observations: TextObservation[] = [];
  if (isRun) {
    for (const { rule, severity, confidence, start, end } of risksOf(statements)) {
      observations.push({ type: SQL_RISK.type, rule, severity, confidence, span: { start, end } });
    }
  }
  const traces = tracesOf(text, statements);
  if (traces !== null) observations.push(injectionAt(traces));
  else if (isEncodedBatch(statements)) observations.push(wholeText(text, "encoded-batch", "HIGH", 0.8));
  else if (!isRun && !takesAnyText(action)) {
    if (isProbingFragment(text)) observations.push(wholeText(text, "expression-probe", "MEDIUM", 0.6));
    else if (isAttackStatement(statements)) observations.push(wholeText(text, "probing-call", "HIGH", 0.7));
    else if (isForeignStatement(text, statements))
      observations.push(wholeText(text, "foreign-statement", "MEDIUM", 0.6));
  }
  return observations;
}

/** Cheap: the verb and what follows it; what is said to be a statement is believed on the verb alone. */
function isStatement(text: string, key: string | null, evidence: Evidence): boolean {
  const cursor = new TokenCursor(text, STANDARD_SQL, 0, Math.min(text.length, 4096));
  let first = cursor.peek(0);
  if (first?.value === "(" && runsStatements(evidence.action, key)) {
    while (first?.value === "(") {
      cursor.take();
      first = cursor.peek(0);
    }
  }
  if (first === null || first.kind !== "word") return false;
  if (startsStatement(cursor.peek)) return true;
  return cursor.peek(1) !== null && isStatementVerb(first.value) && holdsStatement(evidence.action, key);
}

/** The value as written; if it is harmless, as a decoder would read it, and then the whole text is the evidence. */
function judgeAnyReading(text: string, features: number): Injection | null {
  const found = judgeValue(text);
  if (found !== null) return found;
  for (const variant of variantsOf(text, features)) {
    const decoded = judgeValue(variant);
    if (decoded !== null) return { ...decoded, start: 0, end: text.length };
  }
  return null;
}

function injectionAt({ rule, confidence, start, end }: Injection): TextObservation {
  const severity = WEAK_RULES.has(rule) ? "MEDIUM" : "HIGH";
  return { type: SQL_INJECTION.type, rule, severity, confidence, span: { start, end } };
}

/** What a scanner sends to find out whether a value is evaluated; now and then a piece of text looks like it. */
const WEAK_RULES: ReadonlySet<string> = new Set(["operator-splice", "expression-probe"]);

function wholeText(text: string, rule: string, severity: "MEDIUM" | "HIGH", confidence: number): TextObservation {
  return { type: SQL_INJECTION.type, rule, severity, confidence, span: { start: 0, end: text.length } };
}
