import { Eye } from "lucide-react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { nameOf } from "./action-words";
import { isOpen } from "./sla";

/** Says who else has the task before them and has not answered it, while it waits. */
export function LookingAt({ task, me }: { task: ScreenTask; me: string }) {
  const [first, ...others] = task.lookers.filter((person) => person !== me);
  if (first === undefined || !isOpen(task)) return null;
  return (
    <li className="text-fg-2">
      <Eye aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
      <output className="min-w-0 break-words">
        {others.length === 0
          ? `${nameOf(task, first, me)} is looking at this`
          : `${nameOf(task, first, me)} and ${others.length} more are looking at this`}
      </output>
    </li>
  );
}
