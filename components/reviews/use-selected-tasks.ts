"use client";

import { useState } from "react";
import type { TaskRow } from "@/server/reviews/schemas";
import { useShortcuts } from "../lib/use-shortcuts";
import { focusedTask } from "./focused-task";

export interface SelectedTasks {
  /** Whether tasks can be selected here at all. */
  readonly isOffered: boolean;
  readonly isOn: boolean;
  /** Those that are still listed. */
  readonly tasks: readonly TaskRow[];
  readonly of: (task: TaskRow) => { readonly isSelected: boolean; readonly onToggle: () => void };
  readonly start: () => void;
  readonly add: (tasks: readonly TaskRow[]) => void;
  readonly all: () => void;
  readonly stop: () => void;
}

/** Which tasks of the list are selected; `x` selects the one with the focus. */
export function useSelectedTasks(listed: readonly TaskRow[], isOffered: boolean): SelectedTasks {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  useShortcuts(
    {
      x: () => {
        const row = focusedTask();
        if (row !== null && listed.some(({ id }) => id === row)) toggle(row);
      },
    },
    isOffered,
  );
  return {
    isOffered,
    isOn: isOffered && ids !== null,
    tasks: listed.filter(({ id }) => ids?.has(id)),
    of: ({ id }) => ({ isSelected: ids?.has(id) ?? false, onToggle: () => toggle(id) }),
    start: () => setIds(ids ?? new Set()),
    add: (tasks) => setIds(new Set([...(ids ?? []), ...tasks.map(({ id }) => id)])),
    all: () => setIds(new Set(listed.map(({ id }) => id))),
    stop: () => setIds(null),
  };
}
