import { describe, expect, it } from "vitest";
import { fromLocal, isAwayAt, periodFrom, toLocal } from "./absence-period";

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
