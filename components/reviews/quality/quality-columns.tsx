import type { ReviewerQuality } from "@/server/reviews/quality/schemas";
import { formatCount, formatDuration, formatShare } from "../../lib/format";
import type { Column } from "../../ui/data-table";
import { ShareText } from "./share-text";

/** Shares that deserve a look, from here on. */
const QUICK_SHARE = 0.2;
const MISSED_SHARE = 0.1;
/** Of tests caught, below it. */
const TESTS_SHARE = 0.8;

const nameOf = ({ name, email }: ReviewerQuality) => name ?? email ?? "No longer a member";
const openFor = (milliseconds: number | null) =>
  milliseconds === null ? <span className="text-fg-3">–</span> : formatDuration(milliseconds);

/** What is said of each reviewer. */
export const QUALITY_COLUMNS: readonly Column<ReviewerQuality>[] = [
  {
    id: "reviewer",
    header: "Reviewer",
    isFill: true,
    skeletonWidth: 160,
    title: (row) => row.email ?? row.reviewerId,
    cell: (row) => <span className={row.email === null ? "text-fg-2" : "font-medium"}>{nameOf(row)}</span>,
  },
  { id: "tasks", header: "Tasks", isNumeric: true, cell: ({ tasks }) => formatCount(tasks) },
  {
    id: "median",
    header: "Open, median",
    isNumeric: true,
    cell: ({ medianOpenMs }) => openFor(medianOpenMs),
  },
  {
    id: "p90",
    header: "p90",
    isNumeric: true,
    hideBelow: "sm",
    cell: ({ p90OpenMs }) => openFor(p90OpenMs),
  },
  {
    id: "quick",
    header: "Under 5 s",
    isNumeric: true,
    cell: ({ quick }) => <ShareText share={quick} isWarning={quick.count > quick.of * QUICK_SHARE} isShort />,
  },
  {
    id: "approved",
    header: "Approved",
    isNumeric: true,
    cell: ({ approved }) => <ShareText share={approved} isShort />,
  },
  {
    id: "policies",
    header: "By policy",
    hideBelow: "md",
    skeletonWidth: 160,
    title: ({ byPolicy }) => byPolicy.map(policyInWords).join("\n"),
    cell: ({ byPolicy: [first, ...more] }) =>
      first === undefined ? null : (
        <span className="flex max-w-56 gap-1">
          <span className="truncate text-fg-2">{policyInWords(first)}</span>
          {more.length === 0 ? null : <span className="text-fg-3">+{more.length}</span>}
        </span>
      ),
  },
  {
    id: "agreed",
    header: "Agrees",
    isNumeric: true,
    hideBelow: "sm",
    cell: ({ agreed }) => <ShareText share={agreed} isShort />,
  },
  {
    id: "missed",
    header: "SLA missed",
    isNumeric: true,
    hideBelow: "sm",
    cell: ({ missed }) => <ShareText share={missed} isWarning={missed.count > missed.of * MISSED_SHARE} isShort />,
  },
  {
    id: "tests",
    header: "Tests caught",
    isNumeric: true,
    cell: ({ tests }) => <ShareText share={tests} isWarning={tests.count < tests.of * TESTS_SHARE} isShort />,
  },
];

function policyInWords({ name, approved: { count, of } }: ReviewerQuality["byPolicy"][number]): string {
  return `${name ?? "Without a policy"}: ${formatShare(count / of, 0)} of ${formatCount(of)}`;
}
