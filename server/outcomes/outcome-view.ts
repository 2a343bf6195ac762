import { describeFinding } from "@mastguard/engine";
import { readEntryBody } from "@mastguard/ledger";
import { LoggedOutcomeSchema } from "./schemas";

/** What became of an action, as its page shows it. */
export type OutcomeView = ReturnType<typeof viewOf>;

/** The outcome among the entries of a trace; `null` where none was reported. An entry that was altered is left to verification. */
export function outcomeOf(entries: readonly { readonly index: number; readonly body: string }[]): OutcomeView | null {
  for (const { index, body } of entries) {
    const read = readEntryBody(body);
    if (!read.ok || read.body.type !== "outcome.reported") continue;
    const logged = LoggedOutcomeSchema.safeParse(read.body.data);
    if (logged.success) return viewOf(index, logged.data);
  }
  return null;
}

function viewOf(index: number, { findings, ...logged }: typeof LoggedOutcomeSchema._output) {
  return {
    index,
    ...logged,
    findings: findings.map((finding) => ({
      ...finding,
      title: TITLES[finding.type] ?? describeFinding(finding).title,
    })),
  };
}

/** Of what is found in outcomes alone. */
const TITLES: Readonly<Record<string, string>> = {
  destructive_output: "Traces of destruction",
  large_output: "A great deal of output",
};
