"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { TaskRow } from "@/server/reviews/schemas";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import { type Alike, amountsInWords } from "./look-alikes";

export interface AlikeTasksProps {
  alike: Alike;
  /** The task beside the list: it is never folded away. */
  openId: string | null;
  /** How a task is drawn. */
  row: (task: TaskRow) => ReactNode;
  /** Selects them all, the first included; absent where tasks cannot be selected. */
  onSelect?: (() => void) | undefined;
}

/** A task, and folded under it those that look like it: to be seen as one matter, and answered each on its own. */
export function AlikeTasks({ alike, openId, row, onSelect }: AlikeTasksProps) {
  const { first, others } = alike;
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  if (others.length === 0) return row(first);
  const amounts = amountsInWords(alike);
  const isOpen = isUnfolded || others.some((task) => task.id === openId);
  return (
    <>
      {row(first)}
      <li className="border-b border-line-faint">
        <div className="flex items-center gap-1 py-1 pr-4 pl-2.5">
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setUnfolded(!isOpen)}
            className="mr-auto"
          >
            <ChevronRight aria-hidden className={isOpen ? "rotate-90" : ""} />
            {formatCount(others.length)} more like it
          </Button>
          {onSelect === undefined ? null : (
            <Button size="sm" variant="ghost" onClick={onSelect}>
              Select {others.length + 1}
            </Button>
          )}
        </div>
        {amounts === null ? null : (
          <p className="-mt-1 pr-4 pb-1.5 pl-10 text-12 break-words text-fg-2 tabular-nums">
            <span className="sr-only">amounts: </span>
            {amounts}
          </p>
        )}
        <ol
          id={id}
          aria-label={`Like task ${first.number}`}
          hidden={!isOpen}
          className="border-t border-line-faint pl-3"
        >
          {isOpen ? others.map(row) : null}
        </ol>
      </li>
    </>
  );
}
