import { describe, expect, test } from "vitest";
import { newTenant } from "@/server/testing/tenant";
import { getDashboard, getOverview } from "./service";
import { recorder } from "./testing";

/** An organization in `zone` with one event in each of these minutes (UTC). */
async function withEvents(zone: string, minutes: readonly string[]) {
  const { owner } = await newTenant();
  const record = recorder(owner.organizationId);
  await record.zone(zone);
  for (const minute of minutes) await record.minute(minute, { allow: 1 });
  return owner;
}

describe("today begins at midnight in the organization's zone", () => {
  test.each([
    // Clocks go forward: Sunday has 23 hours.
    ["Europe/Berlin", "2026-03-29T20:00:00Z", "2026-03-28T23:00:00Z"],
    ["Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-28T23:00:00Z"],
    // The day after begins an hour earlier in UTC.
    ["Europe/Berlin", "2026-03-30T12:00:00Z", "2026-03-29T22:00:00Z"],
    // Clocks go back: 25 hours.
    ["Europe/Berlin", "2026-10-25T22:59:00Z", "2026-10-24T22:00:00Z"],
    ["America/New_York", "2026-03-08T20:00:00Z", "2026-03-08T05:00:00Z"],
    ["America/New_York", "2026-11-02T04:59:00Z", "2026-11-01T04:00:00Z"],
    ["America/New_York", "2026-11-02T05:00:00Z", "2026-11-02T05:00:00Z"],
    // Half and three-quarter hours from UTC; a midnight that the clocks skip.
    ["Asia/Kathmandu", "2026-11-20T10:00:00Z", "2026-11-19T18:15:00Z"],
    ["Africa/Cairo", "2026-04-24T10:00:00Z", "2026-04-23T22:00:00Z"],
  ])("%s at %s: since %s", async (zone, at, midnight) => {
    const start = new Date(midnight);
    const owner = await withEvents(zone, [new Date(start.getTime() - 60_000).toISOString(), midnight]);
    const { todaySince, figures } = await getOverview(owner, { range: "24h" }, new Date(at));
    expect(todaySince).toBe(start.toISOString());
    expect(figures.eventsToday.value).toBe(1);
    expect((await getDashboard(owner, new Date(at))).eventsToday).toBe(1);
  });
});

describe("yesterday is compared up to the same time on the clock", () => {
  test.each([
    // Noon on the day after the change: yesterday's noon is 24 hours ago, its midnight 35.
    [
      "Europe/Berlin",
      "2026-03-30T10:00:00Z",
      ["2026-03-28T23:00:00Z", "2026-03-29T10:00:00Z"],
      ["2026-03-28T22:59:00Z", "2026-03-29T10:01:00Z"],
    ],
    // Noon on the day of the change: yesterday's noon is 23 hours ago.
    [
      "Europe/Berlin",
      "2026-03-29T10:00:00Z",
      ["2026-03-27T23:00:00Z", "2026-03-28T11:00:00Z"],
      ["2026-03-28T11:01:00Z"],
    ],
    // Noon on the day clocks go back: yesterday's noon is 25 hours ago.
    [
      "America/New_York",
      "2026-11-01T17:00:00Z",
      ["2026-10-31T04:00:00Z", "2026-10-31T16:00:00Z"],
      ["2026-10-31T16:01:00Z"],
    ],
  ])("%s at %s", async (zone, at, counted, others) => {
    const owner = await withEvents(zone, [...counted, ...others]);
    const { figures } = await getOverview(owner, { range: "24h" }, new Date(at));
    expect(figures.eventsToday.yesterday).toBe(counted.length);
  });

  test("a yesterday without events has no number", async () => {
    const owner = await withEvents("UTC", ["2026-11-20T01:00:00Z"]);
    const { figures } = await getOverview(owner, { range: "24h" }, new Date("2026-11-20T10:00:00Z"));
    expect(figures.eventsToday).toMatchObject({ value: 1, yesterday: null, change: null });
    expect(figures.failuresCaught).toMatchObject({ yesterday: null, change: null });
  });
});
