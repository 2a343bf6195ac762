import { describe, expect, it } from "vitest";
import { quietUntil } from "./quiet-hours";

const night = { from: "22:00", to: "07:00", zone: "Europe/Vienna" } as const;
const until = (at: string, quiet = night) => quietUntil(quiet, new Date(at))?.toISOString() ?? null;

describe("quiet hours", () => {
  it("begin at `from`, end before `to`, and go over midnight", () => {
    expect(until("2026-11-20T20:59:59.999Z")).toBeNull();
    expect(until("2026-11-20T21:00:00.000Z")).toBe("2026-11-21T06:00:00.000Z");
    expect(until("2026-11-21T05:59:59.999Z")).toBe("2026-11-21T06:00:00.000Z");
    expect(until("2026-11-21T06:00:00.000Z")).toBeNull();
  });

  it("end at the wall clock's time when summer time begins or ends in them", () => {
    expect(until("2026-03-28T22:00:00.000Z")).toBe("2026-03-29T05:00:00.000Z");
    expect(until("2026-10-24T21:00:00.000Z")).toBe("2026-10-25T06:00:00.000Z");
  });

  it("can lie within one day, in any zone", () => {
    const lunch = { from: "12:00", to: "13:30", zone: "Asia/Kolkata" };
    expect(quietUntil(lunch, new Date("2026-11-20T06:30:00Z"))?.toISOString()).toBe("2026-11-20T08:00:00.000Z");
    expect(quietUntil(lunch, new Date("2026-11-20T08:00:00Z"))).toBeNull();
    expect(quietUntil(null, new Date("2026-11-20T08:00:00Z"))).toBeNull();
  });
});
