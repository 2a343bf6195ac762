import type { Verdict } from "@mastguard/engine";
import { cx } from "class-variance-authority";
import { Bell, Check, Hand } from "lucide-react";

/** Sets the colours of a decision on an element and everything in it. */
export const DECISION_TONES = {
  ALLOW: "tone-allow",
  ALERT: "tone-alert",
  HITL: "tone-hitl",
  BLOCK: "tone-block",
} as const satisfies Record<Verdict, string>;

const SIGNS = { ALLOW: Check, ALERT: Bell, HITL: Hand } as const;

/** The sign of a decision, in its colour. Beside it there is always the word, or `DecisionBadge`. */
export function DecisionIcon({ decision, className }: { decision: Verdict; className?: string }) {
  const classes = cx(DECISION_TONES[decision], "shrink-0 text-(--fg)", className ?? "size-3.5");
  if (decision === "BLOCK") return <BlockSign className={classes} />;
  const Sign = SIGNS[decision];
  return <Sign aria-hidden className={classes} strokeWidth={2.4} />;
}

/** A filled octagon with a bar; lucide has it in outline only, which is too faint at 12 px. */
function BlockSign({ className }: { className: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={className}>
      <path d="M7.9 1.5h8.2l6.4 6.4v8.2l-6.4 6.4H7.9l-6.4-6.4V7.9z" fill="currentColor" />
      <path d="M7 12h10" fill="none" stroke="var(--tint)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
