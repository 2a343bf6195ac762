import type { Verdict } from "@mastguard/engine";

/** How the four decisions are named in legends and counted in charts, the exceptions first. */
export const DECISION_KINDS = [
  { kind: "alert", decision: "ALERT", label: "Alert", swatch: "bg-alert-solid", fill: "var(--alert-solid)" },
  { kind: "block", decision: "BLOCK", label: "Block", swatch: "bg-block-solid", fill: "var(--block-solid)" },
  { kind: "hitl", decision: "HITL", label: "HITL", swatch: "bg-hitl-solid", fill: "var(--hitl-solid)" },
  {
    kind: "allow",
    decision: "ALLOW",
    label: "Allow",
    swatch: "bg-allow-quiet shadow-[inset_0_0_0_1px_var(--allow-line)]",
    fill: "var(--allow-quiet)",
  },
] as const satisfies readonly { kind: string; decision: Verdict; label: string; swatch: string; fill: string }[];

export type DecisionKind = (typeof DECISION_KINDS)[number]["kind"];

const BY_KIND = new Map(DECISION_KINDS.map((entry) => [entry.kind, entry]));

/** The colour of a decision in charts. */
export function fillOf(kind: DecisionKind): string {
  return BY_KIND.get(kind)?.fill ?? "var(--text-3)";
}

/** The decision a part of a chart stands for. */
export function decisionOf(kind: DecisionKind): Verdict | undefined {
  return BY_KIND.get(kind)?.decision;
}
