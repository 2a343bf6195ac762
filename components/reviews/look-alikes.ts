import type { TaskRow } from "@/server/reviews/schemas";
import { formatMoney } from "../lib/format";

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

/** The amounts of look-alike tasks, for each currency from the least to the most: `€120.00 to €4,800.00`; null where none names one. */
export function amountsInWords({ first, others }: Alike): string | null {
  const ranges = new Map<string, { least: number; most: number }>();
  for (const { amount } of [first, ...others]) {
    if (amount === undefined || amount === null) continue;
    const { value } = amount;
    const range = ranges.get(amount.currency ?? "") ?? { least: value, most: value };
    ranges.set(amount.currency ?? "", { least: Math.min(range.least, value), most: Math.max(range.most, value) });
  }
  const words = [...ranges].map(([currency, { least, most }]) =>
    least === most ? inWords(least, currency) : `${inWords(least, currency)} to ${inWords(most, currency)}`,
  );
  return words.length === 0 ? null : words.join(", ");
}

function inWords(value: number, currency: string): string {
  return currency === "" ? value.toLocaleString("en-US", { minimumFractionDigits: 2 }) : formatMoney(value, currency);
}
