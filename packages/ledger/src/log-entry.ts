import { readEntryBody } from "./entry-body";
import { differingColumn } from "./log-columns";
import type { LogProblems } from "./log-problem";
import type { LogEntry, VerifyLogInput } from "./verify-log";

/** Checks what an entry says by itself: the form of its body, whose it is, and the columns copied from it. */
export function checkEntry(
  { index, body: text, columns }: LogEntry,
  { organizationId, columnsOf }: Pick<VerifyLogInput, "organizationId" | "columnsOf">,
  problems: LogProblems,
): void {
  const read = readEntryBody(text);
  if (!read.ok) {
    problems.add(index, read.kind, read.message);
    return;
  }
  const { body } = read;
  if (body.organizationId !== organizationId) {
    problems.add(index, "wrong_organization", `the body names organization \`${body.organizationId}\``);
  }
  try {
    const column = differingColumn(columns, columnsOf(body));
    if (column !== null) problems.add(index, "column_mismatch", `column \`${column}\` is not what the body says`);
  } catch (error) {
    // A forged body may hold what the caller's recipe does not expect; that must not end the verification.
    problems.add(index, "column_mismatch", `the columns cannot be recomputed from the body: ${String(error)}`);
  }
}
