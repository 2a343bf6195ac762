import { summaryOf } from "@/server/audit";
import { eventInWords, type NotifiedEvent } from "./events";
import { type Asked, askedInWords } from "./whom";

/** One thing that happened to a review: ids, verdict, risk and who is asked; never what the action holds. */
export interface Notice extends Asked {
  readonly event: NotifiedEvent;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly taskId: string;
  readonly number: number;
  /** A customer's text, as is: {@link plain} before it is shown. */
  readonly agentId: string;
  readonly actionType: string;
  /** 0–100. */
  readonly riskScore: number;
  readonly riskCategory: string;
  /** A customer's text, as is; null when no policy opened the review. */
  readonly policyName: string | null;
  /** Names of the policies that ask for it because they could not be evaluated, as is. */
  readonly failedPolicies: readonly string[];
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  /** The task's page. Links open pages; none decides anything. */
  readonly url: string;
}

/** What a channel is sent. */
export interface Message {
  /** The delivery's: the same for every attempt. */
  readonly id: string;
  readonly kind: "event" | "digest" | "test";
  readonly organizationId: string;
  readonly createdAt: string;
  /** The gravest first, at most ten. */
  readonly notices: readonly Notice[];
  /** Notices that are left out. */
  readonly more: number;
  /** Where to look: the task's page when there is one, else the queue's. */
  readonly url: string;
}

const TEXT_MAX = 120;

/** A customer's text on one line: nothing invisible, no address that programs make a link of by themselves, cut where it gets long. */
export function plain(text: string): string {
  const line = text
    .replaceAll(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .replaceAll("://", ": //");
  if (line.length <= TEXT_MAX) return line;
  return `${line.slice(0, TEXT_MAX - 1).replace(/[\uD800-\uDBFF]$/, "")}…`; // no half of a character
}

/** In words of ours and of the vocabulary alone: nothing a customer wrote. */
export function titleOf({ kind, notices: [first], more, notices }: Message): string {
  if (first === undefined) return kind === "test" ? "Test message from MastGuard" : "Reviews in MastGuard";
  if (notices.length + more > 1) return `${notices.length + more} reviews in MastGuard`;
  return headingOf(first);
}

export function headingOf({ event, number, actionType, riskCategory, approvals: { given, required } }: Notice): string {
  const progress = event === "review.approved" ? ` (${given} of ${required})` : "";
  const action = actionInWords(actionType);
  return `${eventInWords(event)}${progress}: ${action.charAt(0).toLowerCase()}${action.slice(1)}, ${riskCategory} risk (#${number})`;
}

function actionInWords(actionType: string): string {
  return summaryOf({ actionType, tool: null }, undefined);
}

/** What is said of a review, as label and value, ready to be escaped for where it goes. */
export function factsOf(notice: Notice): readonly (readonly [string, string])[] {
  return [
    ["Agent", plain(notice.agentId)],
    ["Action", actionInWords(notice.actionType)],
    ...askedInWords(notice).map(([label, value]) => [label, plain(value)] as const),
    ["Risk", `${notice.riskScore} of 100, ${notice.riskCategory}`],
    ["Policy", policyOf(notice)],
    ["Due", `${notice.dueAt.slice(0, 16).replace("T", " ")} UTC`],
  ];
}

function policyOf({ policyName, failedPolicies }: Notice): string {
  if (failedPolicies.length > 0)
    return `${failedPolicies.map(plain).join(", ")}: could not be evaluated, so a person is asked`;
  return policyName === null ? "none: opened by its risk or a guardrail" : plain(policyName);
}

/** What stands under the notices; null when there is nothing to add. */
export function footOf({ kind, more }: Message): string | null {
  if (kind === "test") return "This channel works. Nothing has to be done.";
  return more === 0 ? null : `And ${more} more.`;
}

export function riskOf({ notices }: Message): number {
  return Math.max(0, ...notices.map(({ riskScore }) => riskScore));
}
