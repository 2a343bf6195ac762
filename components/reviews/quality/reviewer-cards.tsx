import type { ReviewerQuality } from "@/server/reviews/quality/schemas";
import { KeyValues } from "../../ui/key-values";
import { ByPolicy, QUALITY_FIGURES, ReviewerName } from "./quality-columns";

/** The reviewers one under the other, each with all figures, where the table has no room for them. */
export function ReviewerCards({ caption, rows }: { caption: string; rows: readonly ReviewerQuality[] }) {
  return (
    <ul aria-label={caption}>
      {rows.map((row) => (
        <li key={row.reviewerId} className="grid gap-2 border-b border-line-faint px-4 py-3 last:border-b-0">
          <div className="min-w-0">
            <ReviewerName row={row} />
            <ByPolicy row={row} />
          </div>
          <KeyValues items={QUALITY_FIGURES.map(({ header, cell }) => ({ label: header, value: cell(row) }))} />
        </li>
      ))}
    </ul>
  );
}
