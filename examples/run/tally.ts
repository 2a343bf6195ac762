import type { Verdict } from "@auxdynamics/mastguard-sdk";
import type { Sent } from "./replay-events";

/** From the mildest to the strictest. */
const VERDICTS: readonly Verdict[] = ["ALLOW", "ALERT", "HITL", "BLOCK"];

/** What one run has to show, and whether the server's own figures agree with it. */
export interface Tally {
  readonly sent: number;
  readonly decided: number;
  /** Of the decided, those whose entry in the audit log says the same. */
  readonly audited: number;
  /** By how much the dashboard's count of today's events rose; `null` when midnight passed meanwhile. */
  readonly onDashboard: number | null;
  readonly isComplete: boolean;
}

/** Compares what was sent with what the server says about it. */
export function tallyOf(
  sent: readonly Sent[],
  audited: ReadonlyMap<string, Verdict | null>,
  onDashboard: number | null,
): Tally {
  const decisions = sent.flatMap(({ decision }) => (decision === null ? [] : [decision]));
  const agreeing = decisions.filter(({ traceId, decision }) => audited.get(traceId) === decision);
  const counts = { sent: sent.length, decided: decisions.length, audited: agreeing.length, onDashboard };
  const isComplete = [counts.decided, counts.audited, onDashboard ?? counts.sent].every((n) => n === counts.sent);
  return { ...counts, isComplete };
}

/** `766 events sent, 766 decided, 766 in the audit log, 766 on the dashboard` */
export function sentenceOf({ sent, decided, audited, onDashboard, isComplete }: Tally): string {
  const dashboard =
    onDashboard === null ? "the dashboard's day began anew meanwhile" : `${onDashboard} on the dashboard`;
  const sentence = `${sent} events sent, ${decided} decided, ${audited} in the audit log, ${dashboard}`;
  return isComplete ? sentence : `NOT EQUAL: ${sentence}`;
}

/** Decisions by agent, with their sum, as a table. */
export function tableOf(sent: readonly Sent[]): string {
  const agents = [...new Set(sent.map(({ event }) => event.agentId))].sort();
  const rows = agents.map((agent) => [agent, ...countsOf(sent.filter(({ event }) => event.agentId === agent))]);
  const lines = [["", ...VERDICTS, "no decision"], ...rows, ["all", ...countsOf(sent)]];
  const width = Math.max(...lines.map(([name = ""]) => name.length));
  return lines
    .map(([name = "", ...counts]) => name.padEnd(width) + counts.map((count) => count.padStart(13)).join(""))
    .join("\n");
}

function countsOf(sent: readonly Sent[]): string[] {
  const count = (verdict: Verdict | null) =>
    String(sent.filter(({ decision }) => (decision?.decision ?? null) === verdict).length);
  return [...VERDICTS.map(count), count(null)];
}
