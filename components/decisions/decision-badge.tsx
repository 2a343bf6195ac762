import type { Verdict } from "@mastguard/engine";
import { cx } from "class-variance-authority";
import { CirclePause, Ghost } from "lucide-react";
import { DECISION_TONES, DecisionIcon } from "./decision-icon";

export interface DecisionBadgeProps {
  decision: Verdict;
  /**
   * `tint` in text and on detail pages; `table` leaves ALLOW bare, so that the exception is what you see; `shadow` for
   * what was recorded and not enforced: dashed, never filled.
   */
  look?: "tint" | "table" | "shadow";
  className?: string;
}

const BADGE =
  "inline-flex h-5 items-center gap-1 rounded-sm pr-1.5 pl-[5px] align-middle text-11 leading-none font-semibold tracking-[0.02em] whitespace-nowrap [&_svg]:size-3";

/** A decision as colour, icon and word, in capitals as in the API. */
export function DecisionBadge({ decision, look = "tint", className }: DecisionBadgeProps) {
  const isFilled = look === "tint" || (look === "table" && decision !== "ALLOW");
  return (
    <span
      className={cx(
        BADGE,
        DECISION_TONES[decision],
        "text-(--fg)",
        isFilled && "bg-(--tint) shadow-[inset_0_0_0_1px_var(--edge)]",
        look === "shadow" && "border border-dashed border-(--edge)",
        className,
      )}
    >
      {look === "shadow" ? (
        <Ghost aria-hidden strokeWidth={2.4} />
      ) : (
        <DecisionIcon decision={decision} className="size-3" />
      )}
      {look === "shadow" ? <span className="sr-only">shadow </span> : null}
      {decision}
    </span>
  );
}

/** In the place of a decision: a rule that is switched off. */
export function OffBadge({ className }: { className?: string }) {
  return (
    <span className={cx(BADGE, "text-fg-3", className)}>
      <CirclePause aria-hidden strokeWidth={2.4} />
      OFF
    </span>
  );
}
