import type { EntryDraft } from "@/server/audit";

/** Which entries an event stands for: those of a type, and of these those whose data says one of the values named. */
interface Match {
  readonly entry: EntryDraft["type"];
  readonly riskCategory?: readonly string[];
  readonly decision?: readonly string[];
  /** Only a decision that was made after its action had been taken in and answered as queued. */
  readonly queued?: true;
}

/**
 * Event types of contracts/mastguard.md §7 and the entries each stands for. Those for which the log has no entry yet are not offered:
 * an endpoint must not wait for what never comes.
 */
const EVENT_MATCHES = {
  "agent.decision.high_risk": [{ entry: "action.decided", riskCategory: ["HIGH", "CRITICAL"] }],
  "agent.decision.blocked": [{ entry: "action.decided", decision: ["BLOCK"] }],
  // Said once an action's fate is known after its caller was answered: a queued decision, a review that ended.
  "agent.decision.resolved": [
    { entry: "action.decided", queued: true },
    { entry: "review.approved", decision: ["ALLOW"] },
    { entry: "review.rejected" },
    { entry: "review.edited" },
    { entry: "review.overtaken" },
    { entry: "review.expired" },
  ],
  "hitl.task.created": [{ entry: "review.opened" }],
  "hitl.task.reminded": [{ entry: "review.reminded" }],
  "hitl.task.escalated": [{ entry: "review.escalated" }],
  "hitl.task.partially_approved": [{ entry: "review.approved", decision: ["HITL"] }],
  "hitl.task.approved": [{ entry: "review.approved", decision: ["ALLOW"] }],
  // An edited action takes the place of the one that was asked about, which is thereby rejected.
  "hitl.task.rejected": [{ entry: "review.rejected" }, { entry: "review.edited" }, { entry: "review.overtaken" }],
  "hitl.task.edited": [{ entry: "review.edited" }],
  "hitl.task.expired": [{ entry: "review.expired" }],
  "api_key.created": [{ entry: "key.created" }],
  "api_key.revoked": [{ entry: "key.revoked" }],
} as const satisfies Readonly<Record<string, readonly Match[]>>;

export type EventType = keyof typeof EVENT_MATCHES;
export const EVENT_TYPES = Object.keys(EVENT_MATCHES).filter(isEventType);

/** What of an entry decides which events it stands for. */
export interface MatchedEntry {
  readonly type: string;
  readonly data: {
    readonly riskCategory?: string | null | undefined;
    readonly decision?: string | null | undefined;
    readonly queued?: boolean | undefined;
  };
}

/** The entries that events of these types are made of. */
export function entryTypesOf(eventTypes: readonly string[]): string[] {
  const matches = eventTypes.filter(isEventType).flatMap((type): readonly Match[] => EVENT_MATCHES[type]);
  return [...new Set(matches.map(({ entry }) => entry))];
}

/** Which of these events an entry stands for. */
export function eventsOf(entry: MatchedEntry, eventTypes: readonly string[]): EventType[] {
  return eventTypes.filter(isEventType).filter((type) => {
    const matches: readonly Match[] = EVENT_MATCHES[type];
    return matches.some((match) => isMatch(match, entry));
  });
}

/** Which of these events an entry of this type may stand for, whatever it says. */
export function eventsOfType(entryType: string, eventTypes: readonly string[]): EventType[] {
  return eventTypes.filter(isEventType).filter((type) => entryTypesOf([type]).includes(entryType));
}

export function isEventType(text: string): text is EventType {
  return Object.hasOwn(EVENT_MATCHES, text);
}

function isMatch(match: Match, { type, data }: MatchedEntry): boolean {
  return (
    match.entry === type &&
    (match.riskCategory === undefined || match.riskCategory.includes(data.riskCategory ?? "")) &&
    (match.decision === undefined || match.decision.includes(data.decision ?? "")) &&
    (match.queued === undefined || data.queued === true)
  );
}
