import type { ScreenTask, TaskStep } from "@/server/reviews/schemas";
import { nameOf, principalInWords } from "./action-words";

/** What happened, by the last word of the entry's type. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  opened: "Opened",
  viewed: "Seen",
  commented: "Commented",
  approved: "Approved",
  rejected: "Rejected",
  edited: "Edited",
  overtaken: "Rejected: the edit that made it was overtaken",
  expired: "Expired",
  reminded: "Reminded",
  escalated: "Escalated",
  redeemed: "Executed with its approval",
};

/** What somebody, or time, did with a task. */
export function stepInWords(
  task: ScreenTask,
  { event, by, onBehalfOf, to, method, reason }: TaskStep,
  me: string,
): string {
  const who = by === null ? "" : ` by ${nameOf(task, by, me)}`;
  if (reason === "attention_limit")
    return `Assigned to ${to === null ? "nobody" : principalInWords(task, to, me)}: whoever had it has decided too much of late`;
  if (event === "assigned" && to !== null) {
    return `Assigned to ${principalInWords(task, to, me)}${who}`;
  }
  const word = STEP_WORDS[event] ?? event.replaceAll("_", " ");
  const place = onBehalfOf === null ? "" : ` for ${nameOf(task, onBehalfOf, me)}, who was away`;
  return `${word}${who}${place}${method === "link" ? ", by a link without signing in" : ""}`;
}

/** Why what was written is not shown. */
export const WITHHELD = {
  not_permitted: "Your role does not show what was written.",
  erased: "What was written has been erased with the action.",
} as const satisfies Record<NonNullable<TaskStep["withheld"]>, string>;
