"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../trpc/provider";
import { groupAlike } from "./look-alikes";
import { type QueueSelection, queueInput } from "./selection";
import { isOpen } from "./sla";

/** Finds, when asked, the task that waits behind this one in the list as it is shown, else before it; null when none does. */
export function useNextTask(selection: QueueSelection, id: string): () => string | null {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => {
    if (selection.view !== "waiting") return null;
    const page = client.getQueryData(trpc.reviews.list.queryKey(queueInput(selection)));
    const tasks = groupAlike(page?.tasks ?? []).flatMap(({ first, others }) => [first, ...others]);
    const at = tasks.findIndex((task) => task.id === id);
    const others = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(0, at)).toReversed()];
    return others.find((task) => isOpen(task) && task.id !== id)?.id ?? null;
  };
}
