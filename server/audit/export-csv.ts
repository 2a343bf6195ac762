import { auditEntryOf } from "./entry-row";
import type { ExportedEntry } from "./export-pages";
import type { AuditEntry } from "./schemas";

const COLUMNS = {
  index: (entry) => entry.index,
  timestamp: (entry) => entry.timestamp,
  type: (entry) => entry.type,
  traceId: (entry) => entry.traceId,
  agentId: (entry) => entry.agentId,
  actionType: (entry) => entry.actionType,
  decision: (entry) => entry.decision,
  riskScore: (entry) => entry.riskScore,
  riskCategory: (entry) => entry.riskCategory,
  mastFailures: (entry) => entry.mastFailures.map(({ modeId }) => modeId).join(" "),
  policiesEvaluated: (entry) => entry.policiesEvaluated.map(({ id, version }) => `${id}@${version}`).join(" "),
  payloadHash: (entry) => entry.payloadHash,
  leafHash: (entry) => entry.leafHash,
} as const satisfies Record<string, (entry: AuditEntry) => string | number | null>;

/** What spreadsheets take for the start of a formula, full-width and behind white space as well. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** RFC 4180 with a header line. Cells that a spreadsheet would compute get an apostrophe in front. */
export async function* csvOf(pages: AsyncIterable<readonly ExportedEntry[]>): AsyncGenerator<string, void, undefined> {
  yield lineOf(Object.keys(COLUMNS));
  for await (const page of pages)
    yield page
      .map(({ row }) => {
        const entry = auditEntryOf(row);
        return lineOf(Object.values(COLUMNS).map((cell) => cell(entry)));
      })
      .join("");
}

function lineOf(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number | null): string {
  const inert = inertCell(String(value ?? ""));
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The text with an apostrophe in front when a spreadsheet would compute it. */
export function inertCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
