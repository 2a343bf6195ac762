const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;

/** A moment as a `datetime-local` field holds it, on this browser's clocks, to the minute. */
export function toLocal(moment: Date): string {
  const wall = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return wall.toISOString().slice(0, 16);
}

/** What a `datetime-local` field says as ISO 8601; null while it says nothing. */
export function fromLocal(text: string): string | null {
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** From now on for a week, to the minute. */
export function periodFrom(now: Date): { readonly startsAt: string; readonly endsAt: string } {
  return { startsAt: toLocal(now), endsAt: toLocal(new Date(now.getTime() + DEFAULT_DAYS * DAY_MS)) };
}

/** Whether somebody is away at this moment, rather than later. @param now milliseconds since 1970. */
export function isAwayAt({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: number): boolean {
  return Date.parse(startsAt) <= now && now < Date.parse(endsAt);
}

interface Delegation {
  readonly userId: string;
  readonly toUserId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * What of an absence leaves reviews without an answer: whoever stands in is away in a part of it, or whoever goes away stands in for
 * somebody then. Nobody hands on what they hold for others, so neither is mended by whoever stands in for them.
 * @param absences those that are known. @param planned times are null while they are not typed whole.
 */
export function unanswered<Known extends Delegation>(
  absences: readonly Known[],
  planned: Pick<Delegation, "userId" | "toUserId"> & {
    readonly startsAt: string | null;
    readonly endsAt: string | null;
  },
): readonly { readonly kind: "deputyAway" | "standsIn"; readonly absence: Known }[] {
  const { userId, toUserId, startsAt, endsAt } = planned;
  if (startsAt === null || endsAt === null) return [];
  const atOnce = absences.filter((one) => one.startsAt < endsAt && startsAt < one.endsAt);
  return [
    ...atOnce.filter((one) => one.userId === toUserId).map((absence) => ({ kind: "deputyAway" as const, absence })),
    ...atOnce.filter((one) => one.toUserId === userId).map((absence) => ({ kind: "standsIn" as const, absence })),
  ];
}
