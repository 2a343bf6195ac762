/** Entries of the log that people can be told of, and how a message about one begins. */
const EVENTS = {
  "review.opened": "Review needed",
  "review.assigned": "Review assigned anew",
  "review.reminded": "Review still waiting",
  "review.escalated": "Review escalated",
  "review.expired": "Review expired",
  "review.approved": "Review approved",
  "review.rejected": "Review rejected",
  "review.edited": "Review ended by an edit",
} as const satisfies Readonly<Record<`review.${string}`, string>>;

export type NotifiedEvent = keyof typeof EVENTS;
export const NOTIFIED_EVENTS = Object.keys(EVENTS).filter(isNotifiedEvent);
/** What a channel tells unless it is told otherwise: what somebody has to act on, and what nobody acted on. */
export const DEFAULT_EVENTS = [
  "review.opened",
  "review.escalated",
  "review.expired",
] as const satisfies NotifiedEvent[];

export function isNotifiedEvent(text: string): text is NotifiedEvent {
  return Object.hasOwn(EVENTS, text);
}

export function eventInWords(event: NotifiedEvent): string {
  return EVENTS[event];
}
