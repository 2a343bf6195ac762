import { CircleCheck, CircleX, TimerOff } from "lucide-react";
import type { ReviewStatus } from "@/server/reviews/schemas";
import { StatusText } from "../ui/status-text";

/** How a task ended, as icon and word; nothing while it waits. */
export function Ended({ status, className }: { status: ReviewStatus; className?: string }) {
  const looks = ENDED[status];
  if (looks === null) return null;
  return (
    <StatusText status={looks.status} icon={looks.icon} className={className ?? ""}>
      {looks.word}
    </StatusText>
  );
}

const ENDED = {
  PENDING: null,
  PARTIALLY_APPROVED: null,
  APPROVED: { status: "ok", icon: CircleCheck, word: "Approved" },
  REJECTED: { status: "bad", icon: CircleX, word: "Rejected" },
  EXPIRED: { status: "muted", icon: TimerOff, word: "Expired" },
} as const;
