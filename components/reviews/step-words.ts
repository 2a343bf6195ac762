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
  redemption_refused: "Execution refused",
};

/** Why an approval was not redeemed. */
const REFUSED: Readonly<Record<string, string>> = {
  other_digest: "another action was presented than the approved one",
  outcome_reported: "its outcome had been reported before",
};

const OUTCOMES: Readonly<Record<string, string>> = {
  succeeded: "Its agent says it succeeded",
  failed: "Its agent says it failed",
  not_executed: "Its agent says it was not executed",
};

/** What is wrong with an outcome. */
const FLAGS: Readonly<Record<string, string>> = {
  executed_without_allow: "executed without being allowed",
  executed_without_redemption: "executed without redeeming the approval",
  digest_mismatch: "something else was executed",
};

/** What somebody, or time, did with a task. */
export function stepInWords(
  task: Pick<ScreenTask, "names">,
  { event, by, onBehalfOf, to, method, reason, outcome, told }: TaskStep,
  me: string,
): string {
  if (outcome !== null) return outcomeInWords(outcome);
  const who = by === null ? "" : ` by ${nameOf(task, by, me)}`;
  if (reason === "attention_limit")
    return `Assigned to ${to === null ? "nobody" : principalInWords(task, to, me)}: whoever had it has decided too much of late`;
  if (event === "assigned" && to !== null) {
    return `Assigned to ${principalInWords(task, to, me)}${who}`;
  }
  const word = STEP_WORDS[event] ?? event.replaceAll("_", " ");
  if (event === "redemption_refused") return `${word}: ${REFUSED[reason ?? ""] ?? "it was not what was approved"}`;
  const whom = told.map((principal) => principalInWords(task, principal, me)).join(", ");
  if (event === "escalated" && whom !== "") return `${word} to ${whom}`;
  if (event === "reminded" && whom !== "") return `${word}: ${whom}`;
  const place = onBehalfOf === null ? "" : ` for ${nameOf(task, onBehalfOf, me)}, who was away`;
  return `${word}${who}${place}${method === "link" ? ", by a link without signing in" : ""}`;
}

function outcomeInWords({ status, flags }: NonNullable<TaskStep["outcome"]>): string {
  const wrong = flags.map((flag) =>
    flag === "digest_mismatch" && status === "not_executed" ? "another action is named" : (FLAGS[flag] ?? flag),
  );
  return [OUTCOMES[status] ?? "Its outcome was reported", ...wrong].join("; ");
}

/** Why what was written is not shown. */
export const WITHHELD = {
  not_permitted: "Your role does not show what was written.",
  erased: "What was written has been erased with the action.",
} as const satisfies Record<NonNullable<TaskStep["withheld"]>, string>;
