"use client";

import { Eye } from "lucide-react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { useNow } from "../lib/use-now";
import { nameOf } from "./action-words";
import { isOpen } from "./sla";

/** Who opened a task this recently may still be looking at it. */
const LOOKING_MS = 5 * 60_000;

/** Says who else has just opened the task and not answered it, while it waits. */
export function LookingAt({ task, me }: { task: ScreenTask; me: string }) {
  const now = useNow();
  if (now === null || !isOpen(task)) return null;
  const others = task.steps.filter(
    ({ event, by, at }) =>
      event === "viewed" &&
      by !== me &&
      now - Date.parse(at) < LOOKING_MS &&
      !task.approvals.some(({ reviewerId }) => reviewerId === by),
  );
  const names = others.flatMap(({ by }) => (by === null ? [] : [nameOf(task, by, me)]));
  const [first] = names;
  if (first === undefined) return null;
  return (
    <li className="text-fg-2">
      <Eye aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
      <output className="min-w-0 break-words">
        {names.length === 1
          ? `${first} is looking at this`
          : `${first} and ${names.length - 1} more are looking at this`}
      </output>
    </li>
  );
}
