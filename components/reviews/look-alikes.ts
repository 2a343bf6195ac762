import type { TaskRow } from "@/server/reviews/schemas";

/** A task of the list, and those behind it that look like it, in the order of the list. */
export interface Alike {
  readonly first: TaskRow;
  readonly others: readonly TaskRow[];
}

/** Moves look-alike tasks of a page behind the first of them. What has no look-alikes, or was erased, stays alone. */
export function groupAlike(tasks: readonly TaskRow[]): Alike[] {
  const groups = new Map<string, TaskRow[]>();
  for (const task of tasks) {
    const key = task.lookAlike ?? task.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [task]);
    else group.push(task);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [{ first, others }]));
}
