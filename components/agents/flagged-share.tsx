import { formatCount, formatPlural } from "../lib/format";
import { ShareBar } from "../ui/share-bar";

/** Events of an agent and those of them that were not plainly allowed. */
export interface Flagged {
  readonly events: number;
  readonly alert: number;
  readonly hitl: number;
  readonly block: number;
}

/** Events that were flagged for a look, held for a person or blocked. */
export function flaggedIn({ alert, hitl, block }: Flagged): number {
  return alert + hitl + block;
}

export interface FlaggedShareProps {
  flagged: Flagged;
  /** What a full bar stands for; default all events of the agent. */
  scale?: number;
  /** Shows the numbers beside the bar; otherwise they are in its title. */
  hasNumbers?: boolean;
  /** Which events are counted; default `in the last 24 h`. */
  period?: string;
}

/** How much of what an agent did was not plainly allowed, by decision. */
export function FlaggedShare({ flagged, scale, hasNumbers = false, period = "in the last 24 h" }: FlaggedShareProps) {
  const { events, alert, hitl, block } = flagged;
  const words = `${formatPlural(block, "block")}, ${formatPlural(hitl, "review")} and ${formatPlural(alert, "alert")} of ${formatPlural(events, "event")} ${period}`;
  const count = flaggedIn(flagged);
  if (count === 0 && !hasNumbers)
    return (
      <span className="text-fg-3" title={words}>
        none
      </span>
    );
  return (
    <div title={words} className="flex items-center gap-2.5">
      {hasNumbers ? (
        <span className="min-w-20 text-right tabular-nums">
          <span className={count === 0 ? "text-fg-3" : "text-fg"}>{formatCount(count)}</span>
          <span className="text-fg-3"> of {formatCount(events)}</span>
        </span>
      ) : null}
      <ShareBar
        label={words}
        total={Math.max(1, scale ?? events)}
        parts={[
          { id: "hitl", value: hitl, className: "bg-hitl-solid" },
          { id: "block", value: block, className: "bg-block-solid" },
          { id: "alert", value: alert, className: "bg-alert-solid" },
        ]}
        className="w-[72px] shrink-0"
      />
    </div>
  );
}
