import { describe, expect, it } from "vitest";
import { fromLocal, isAwayAt, periodFrom, toLocal, unanswered } from "./absence-period";

describe("a period as it is typed", () => {
  it("is the same moment when it comes back, whatever the browser's zone", () => {
    const at = new Date("2026-11-20T08:15:00.000Z");
    expect(fromLocal(toLocal(at))).toBe(at.toISOString());
  });

  it("is nothing while it is not complete", () => {
    expect([fromLocal(""), fromLocal("soon")]).toEqual([null, null]);
  });

  it("begins as a week from now", () => {
    const { startsAt, endsAt } = periodFrom(new Date("2026-11-20T08:15:42.000Z"));
    expect([fromLocal(startsAt), fromLocal(endsAt)]).toEqual(["2026-11-20T08:15:00.000Z", "2026-11-27T08:15:00.000Z"]);
  });
});

it("somebody is away from the beginning of a period until before its end", () => {
  const period = { startsAt: "2026-11-20T08:00:00.000Z", endsAt: "2026-11-21T08:00:00.000Z" };
  const at = (text: string) => isAwayAt(period, Date.parse(text));
  expect([at("2026-11-20T07:59:59.999Z"), at(period.startsAt), at(period.endsAt)]).toEqual([false, true, false]);
});

describe("a period in which nobody answers", () => {
  const day = (n: number) => `2026-11-${n}T08:00:00.000Z`;
  const cara = { userId: "cara", toUserId: "ann", startsAt: day(20), endsAt: day(25) };

  it("is one in which whoever stands in is away too, whoever stands in for them", () => {
    expect(unanswered([cara], { userId: "ann", toUserId: "cara", startsAt: day(24), endsAt: day(28) })).toEqual([
      { kind: "deputyAway", absence: cara },
      { kind: "standsIn", absence: cara },
    ]);
    expect(unanswered([cara], { userId: "ben", toUserId: "cara", startsAt: day(20), endsAt: day(21) })).toEqual([
      { kind: "deputyAway", absence: cara },
    ]);
  });

  it("is one in which whoever goes away stands in for somebody", () => {
    expect(unanswered([cara], { userId: "ann", toUserId: "ben", startsAt: day(22), endsAt: day(23) })).toEqual([
      { kind: "standsIn", absence: cara },
    ]);
  });

  it("is none when one is back before the other goes, or nothing is said of it yet", () => {
    const later = { userId: "ann", toUserId: "cara", startsAt: day(25), endsAt: day(28) };
    expect(unanswered([cara], later)).toEqual([]);
    expect(unanswered([cara], { ...later, startsAt: null })).toEqual([]);
    expect(unanswered([cara], { ...later, userId: "", toUserId: "", startsAt: day(20) })).toEqual([]);
  });
});
