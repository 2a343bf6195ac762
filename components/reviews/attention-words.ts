import type { AttentionView } from "@/server/reviews/quality/schemas";
import { formatPlural } from "../lib/format";
import { formatClock } from "../lib/time";

/** What somebody who has decided more than a person can read should know before they answer the next. */
export interface AttentionWords {
  readonly done: string;
  readonly means: string;
  /** Why they may not approve now; null where the limit only warns. */
  readonly refusal: string | null;
}

const MINUTE_MS = 60_000;

/** @param now the browser's clock, null while it is not known. @returns null while they are not over their limit. */
export function attentionWords(attention: AttentionView, now: number | null): AttentionWords | null {
  const { over, lastHour, cap, quickRunCap, isHard, until } = attention;
  if (over === null || until === null) return null;
  const end = Date.parse(until);
  if (now !== null && end <= now) return null;
  // The first full minute in which it holds no more.
  const clock = `${formatClock(new Date(Math.ceil(end / MINUTE_MS) * MINUTE_MS), "minutes")} UTC`;
  const done =
    over === "hour"
      ? `You have decided ${formatPlural(lastHour, "review")} in the last hour; one person is asked for ${cap}.`
      : `You have answered your last ${quickRunCap} reviews within five seconds of opening them.`;
  if (!isHard)
    return { done, means: `A rest until ${clock} would do you good: nothing new is assigned to you.`, refusal: null };
  const refusal = `Your approvals are refused until ${clock}.`;
  return { done, means: `${refusal} You can still reject.`, refusal };
}
