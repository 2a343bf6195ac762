import { cx } from "class-variance-authority";
import type { ReviewerQuality } from "@/server/reviews/quality/schemas";
import { formatCount, formatDuration, formatPlural, formatShare } from "../../lib/format";
import type { Column } from "../../ui/data-table";
import { ShareText } from "./share-text";

/** Shares that deserve a look, from here on. */
const QUICK_SHARE = 0.2;
const MISSED_SHARE = 0.1;
/** Of tests caught, below it. */
const TESTS_SHARE = 0.8;

const openFor = (milliseconds: number | null) =>
  milliseconds === null ? <span className="text-fg-3">–</span> : formatDuration(milliseconds);

/** What is said of each reviewer, in figures. */
export const QUALITY_FIGURES: readonly Column<ReviewerQuality>[] = [
  { id: "tasks", header: "Tasks", cell: ({ tasks }) => formatCount(tasks) },
  { id: "median", header: "Half within", cell: ({ medianOpenMs }) => openFor(medianOpenMs) },
  { id: "p90", header: "9 of 10 within", cell: ({ p90OpenMs }) => openFor(p90OpenMs) },
  {
    id: "quick",
    header: "Under 5 s",
    cell: ({ quick }) => <ShareText share={quick} isWarning={quick.count > quick.of * QUICK_SHARE} />,
  },
  { id: "approved", header: "Approved", cell: ({ approved }) => <ShareText share={approved} /> },
  { id: "agreed", header: "Agrees", cell: ({ agreed }) => <ShareText share={agreed} /> },
  {
    id: "missed",
    header: "Ran out of time",
    cell: ({ missed }) => <ShareText share={missed} isWarning={missed.count > missed.of * MISSED_SHARE} />,
  },
  {
    id: "tests",
    header: "Tests caught",
    cell: ({ tests }) => <ShareText share={tests} isWarning={tests.count < tests.of * TESTS_SHARE} />,
  },
];

/** The same as a table, beside who it is said of. */
export const QUALITY_COLUMNS: readonly Column<ReviewerQuality>[] = [
  {
    id: "reviewer",
    header: "Reviewer",
    isFill: true,
    skeletonWidth: 160,
    title: (row) => [row.email ?? row.reviewerId, ...row.byPolicy.map(policyInWords)].join("\n"),
    cell: (row) => (
      <span className="block min-w-44 py-1.5">
        <ReviewerName row={row} />
        <ByPolicy row={row} />
      </span>
    ),
  },
  ...QUALITY_FIGURES.map((column) => ({ ...column, isNumeric: true })),
];

export function ReviewerName({ row: { name, email } }: { row: ReviewerQuality }) {
  return (
    <span className={cx("block truncate", email === null ? "text-fg-2" : "font-medium")}>
      {name ?? email ?? "No longer a member"}
    </span>
  );
}

/** How much of the most frequent policy's reviews they approve, and how many policies more there are. */
function ByPolicy({ row: { byPolicy } }: { row: ReviewerQuality }) {
  const [first, ...more] = byPolicy;
  if (first === undefined) return null;
  return (
    <span className="flex gap-1 text-12 text-fg-3">
      <span className="truncate">{policyInWords(first)}</span>
      {more.length === 0 ? null : (
        <span className="shrink-0">and {formatPlural(more.length, "more policy", "more policies")}</span>
      )}
    </span>
  );
}

/** `67 % of 39 approved under Payments`: what counts stands where nothing is cut. */
export function policyInWords({ name, approved: { count, of } }: ReviewerQuality["byPolicy"][number]): string {
  return `${formatShare(count / of, 0)} of ${formatCount(of)} approved ${name === null ? "without a policy" : `under ${name}`}`;
}
