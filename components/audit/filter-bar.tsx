import { DecisionIcon } from "../decisions/decision-icon";
import { shortenMiddle } from "../lib/format";
import { FilterChip } from "../ui/filter-chip";
import { AddFilter } from "./add-filter";
import { setFilters } from "./filter-options";
import { verdictOf } from "./log-entry";
import { type AuditSelection, auditHref } from "./selection";

/** The filters that are set, each with its way out, and the way to add one. */
export function FilterBar({ selection }: { selection: AuditSelection }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {setFilters(selection).map(({ label, value, without }) => (
        <FilterChip key={label} label={label} value={<ChipValue value={value} />} removeHref={auditHref(without)} />
      ))}
      <AddFilter selection={selection} />
    </div>
  );
}

function ChipValue({ value }: { value: string }) {
  const decision = verdictOf(value);
  return (
    <>
      {decision === null ? null : <DecisionIcon decision={decision} className="size-3" />}
      <span title={value} className="max-w-64 truncate max-sm:max-w-40">
        {value.startsWith("trc_") ? shortenMiddle(value) : value}
      </span>
    </>
  );
}
