import { describe, expect, it } from "vitest";
import { spanInWords, spanTyped } from "./ranges";

describe("spanTyped", () => {
  it("a day is the whole of it in UTC", () => {
    expect(spanTyped("2026-11-20")).toEqual({ from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z" });
  });

  it("two days hold the last one, two instants do not", () => {
    expect(spanTyped("2026-11-18..2026-11-20")?.to).toBe("2026-11-21T00:00:00.000Z");
    expect(spanTyped("2026-11-20 14:00 .. 2026-11-20 15:30")).toEqual({
      from: "2026-11-20T14:00:00.000Z",
      to: "2026-11-20T15:30:00.000Z",
    });
  });

  it("either end may be open", () => {
    expect(spanTyped("2026-11-20..")).toEqual({ from: "2026-11-20T00:00:00.000Z", to: undefined });
    expect(spanTyped("..2026-11-20")).toEqual({ from: undefined, to: "2026-11-21T00:00:00.000Z" });
  });

  it("anything else is none", () => {
    for (const text of ["", "..", "block", "2026-13-40", "2026-11-20 14:00", "2026-11-20..2026-11-18", "a..b..c"])
      expect(spanTyped(text)).toBeNull();
  });
});

describe("spanInWords", () => {
  it("says a whole day by its name, and the day once where both ends share it", () => {
    expect(spanInWords({ from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z" })).toBe("20 Nov 2026");
    expect(spanInWords({ from: "2026-11-20T14:00:00.000Z", to: "2026-11-20T15:30:00.000Z" })).toBe(
      "20 Nov 2026, 14:00 – 15:30",
    );
  });

  it("an open end is said in words", () => {
    expect(spanInWords({ from: "2026-11-20T14:00:00.000Z" })).toBe("since 20 Nov 2026, 14:00");
    expect(spanInWords({ to: "2026-11-20T14:00:00.000Z" })).toBe("before 20 Nov 2026, 14:00");
    expect(spanInWords({})).toBe("Any time");
  });
});
