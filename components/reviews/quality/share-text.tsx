import type { Share } from "@/server/reviews/quality/schemas";
import { formatCount, formatShare } from "../../lib/format";

interface ShareTextProps {
  share: Share;
  /** Deserves a look. */
  isWarning?: boolean;
}

/** A share beside what it is of; a dash where there is nothing to divide by, since that is not 0 %. */
export function ShareText({ share: { count, of }, isWarning = false }: ShareTextProps) {
  if (of === 0) return <span className="text-fg-3">–</span>;
  return (
    <span className="tabular-nums" title={`${formatCount(count)} of ${formatCount(of)}`}>
      <span className={isWarning ? "font-medium text-warn" : undefined}>{formatShare(count / of, 0)}</span>
      <span className="text-fg-3"> of {formatCount(of)}</span>
    </span>
  );
}
