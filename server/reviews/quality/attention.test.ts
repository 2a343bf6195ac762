import { describe, expect, it } from "vitest";
import { type Answered, attentionOf } from "./attention";

const NOW = new Date("2026-11-20T12:00:00Z");
const at = (minutesAgo: number) => new Date(NOW.getTime() - minutesAgo * 60_000);
const read = (minutesAgo: number): Answered => ({ at: at(minutesAgo), openMs: 40_000 });
const unread = (minutesAgo: number, openMs: number | null = 4_999): Answered => ({ at: at(minutesAgo), openMs });
const times = (count: number, make: (minutesAgo: number) => Answered, from = 1) =>
  Array.from({ length: count }, (_, index) => make(from + index * 0.5));

const CASES: readonly [string, readonly Answered[], ReturnType<typeof attentionOf>][] = [
  ["nothing decided", [], { lastHour: 0, quickRun: 0, over: null, until: null }],
  ["one below the cap", times(59, read), { lastHour: 59, quickRun: 0, over: null, until: null }],
  [
    "the cap is reached, until its oldest leaves the hour",
    times(60, read),
    { lastHour: 60, quickRun: 0, over: "hour", until: at(30.5 - 60) },
  ],
  [
    "beyond the cap, until enough have left",
    times(61, read),
    { lastHour: 61, quickRun: 0, over: "hour", until: at(30.5 - 60) },
  ],
  ["an hour ago does not count", [read(60), read(61), read(59)], { lastHour: 1, quickRun: 0, over: null, until: null }],
  ["nine in a row unread", times(9, unread), { lastHour: 9, quickRun: 9, over: null, until: null }],
  ["ten in a row unread", times(10, unread), { lastHour: 10, quickRun: 10, over: "quick", until: at(5.5 - 60) }],
  [
    "ten unread in a row, given in another order",
    times(10, unread).toReversed(),
    { lastHour: 10, quickRun: 10, over: "quick", until: at(5.5 - 60) },
  ],
  [
    "one that was read ends the row",
    [read(1), ...times(10, unread, 2)],
    { lastHour: 11, quickRun: 0, over: null, until: null },
  ],
  [
    "one that was read among ten",
    [...times(5, unread), read(5), ...times(5, unread, 6)],
    { lastHour: 11, quickRun: 5, over: null, until: null },
  ],
  [
    "ten unread before one that was read, then ten more",
    [...times(10, unread), read(10), ...times(3, unread, 11)],
    { lastHour: 14, quickRun: 10, over: "quick", until: at(5.5 - 60) },
  ],
  [
    "five seconds are not under five seconds",
    times(10, (minutes) => unread(minutes, 5_000)),
    { lastHour: 10, quickRun: 0, over: null, until: null },
  ],
  [
    "of an answer by API nothing is known",
    times(10, (minutes) => unread(minutes, null)),
    { lastHour: 10, quickRun: 0, over: null, until: null },
  ],
  [
    "both: the cap is what is said",
    times(60, unread),
    { lastHour: 60, quickRun: 10, over: "hour", until: at(30.5 - 60) },
  ],
];

describe("attentionOf", () => {
  it.each(CASES)("%s", (_name, answers, expected) => {
    expect(attentionOf(answers, 60, NOW)).toEqual(expected);
  });

  it("a cap of one is reached by one", () => {
    expect(attentionOf([read(1)], 1, NOW)).toMatchObject({ over: "hour", until: at(1 - 60) });
  });
});
