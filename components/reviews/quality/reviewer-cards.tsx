import type { ReviewerQuality } from "@/server/reviews/quality/schemas";
import { policyInWords, QUALITY_FIGURES, ReviewerName } from "./quality-columns";

/** The reviewers one under the other, each with all figures and policies, where the table has no room for them. */
export function ReviewerCards({ caption, rows }: { caption: string; rows: readonly ReviewerQuality[] }) {
  return (
    <ul aria-label={caption}>
      {rows.map((row) => (
        <li key={row.reviewerId} className="grid gap-2 border-b border-line-faint px-4 py-3 last:border-b-0">
          <ReviewerName row={row} />
          <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
            {QUALITY_FIGURES.map(({ id, header, cell }) => (
              <div key={id} className="min-w-0">
                <dt className="text-12 text-fg-3">{header}</dt>
                <dd>{cell(row)}</dd>
              </div>
            ))}
          </dl>
          <ul aria-label="By policy" className="grid gap-0.5 text-12 break-words text-fg-2">
            {row.byPolicy.map((policy) => (
              <li key={policy.policyId}>{policyInWords(policy)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
