import { Hourglass, TimerOff } from "lucide-react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { formatDayAndClock } from "../lib/time";
import { isOpen } from "./sla";

/** What becomes of the task, where the eye looks for the answer. */
export function TaskFoot({ task }: { task: ScreenTask }) {
  const due = `${formatDayAndClock(task.slaDueAt)} UTC`;
  const isWaiting = isOpen(task);
  const Icon = isWaiting ? Hourglass : TimerOff;
  if (!isWaiting && task.status !== "EXPIRED") return null;
  return (
    <footer className="flex gap-2 border-t border-line bg-sunken px-6 py-3 text-fg-2 max-sm:px-4">
      <Icon aria-hidden className="mt-[3px] size-3.5 shrink-0 text-fg-3" strokeWidth={1.75} />
      <p>
        {isWaiting
          ? `This installation shows waiting actions. They expire unanswered, this one at ${due}, which counts as a rejection.`
          : `Nobody answered until ${due}, which counted as a rejection.`}
      </p>
    </footer>
  );
}
