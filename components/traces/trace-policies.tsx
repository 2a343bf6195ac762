import { cx } from "class-variance-authority";
import { Ghost, Minus, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { DECISION_TONES, DecisionIcon } from "../decisions/decision-icon";
import { formatPlural, shortenMiddle } from "../lib/format";
import { Note } from "../ui/note";
import { type PolicyRow, policyRowsOf } from "./policy-rows";
import type { DecidedAction } from "./trace-data";

/** The policies that were evaluated, in their order, and what each came to. */
export function TracePolicies({ trace, names }: { trace: DecidedAction; names: Readonly<Record<string, string>> }) {
  const rows = policyRowsOf(trace, names);
  if (rows.length === 0) return <Note>No policy of the organization is about this kind of action.</Note>;
  return (
    <section aria-label="Policies" className="overflow-hidden rounded-md border border-line">
      <div className="flex min-h-8 items-center gap-2 border-b border-line-faint px-3">
        <h3 className="font-medium">Policies</h3>
        <span className="text-12 text-fg-3">{formatPlural(rows.length, "policy", "policies")} evaluated, in order</span>
      </div>
      <ol>
        {rows.map((row) => (
          <PolicyLine key={row.id} row={row} />
        ))}
      </ol>
    </section>
  );
}

function PolicyLine({ row }: { row: PolicyRow }) {
  const { id, version, name, isDeciding, decision, outcome, words } = row;
  const tone = isDeciding && decision !== null ? DECISION_TONES[decision] : undefined;
  return (
    <li
      className={cx(
        "flex min-h-8 flex-wrap items-center gap-x-3 border-line-faint px-3 py-1 [&+&]:border-t",
        tone !== undefined && `${tone} bg-(--tint)`,
      )}
    >
      <OutcomeIcon row={row} />
      <Link
        href={`/policies?policy=${id}`}
        className={cx(
          "min-w-0 truncate rounded-sm hover:underline",
          isDeciding ? "font-semibold" : outcome === "not_matched" && "text-fg-2",
          name === null && "font-mono text-12",
        )}
      >
        {name ?? shortenMiddle(id)}
      </Link>
      <span className="text-12 text-fg-3">v{version}</span>
      <span
        className={cx(
          "ml-auto text-12",
          tone === undefined ? (outcome === "error" ? "text-warn" : "text-fg-3") : "text-(--fg)",
        )}
      >
        {words}
      </span>
    </li>
  );
}

function OutcomeIcon({ row: { outcome, decision } }: { row: PolicyRow }) {
  const classes = "size-3.5 shrink-0 text-fg-3";
  if (outcome === "matched" && decision !== null) return <DecisionIcon decision={decision} />;
  if (outcome === "shadow") return <Ghost aria-hidden className={classes} />;
  if (outcome === "error") return <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warn" />;
  return <Minus aria-hidden className={classes} />;
}
