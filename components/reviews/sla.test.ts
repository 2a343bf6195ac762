import { describe, expect, test } from "vitest";
import { slaOf } from "./sla";

const START = Date.parse("2026-11-20T14:00:00.000Z");
const task = { createdAt: "2026-11-20T14:00:00.000Z", slaDueAt: "2026-11-20T15:00:00.000Z" };
const at = (minutes: number) => START + minutes * 60_000;

describe("the time a person has", () => {
  test.each([
    [0, "running"],
    [44, "running"],
    [45, "warn"],
    [59, "warn"],
    [60, "over"],
    [600, "over"],
  ] as const)("after %i of 60 minutes it is %s", (minutes, state) => {
    expect(slaOf({ ...task, status: "PENDING" }, at(minutes)).state).toBe(state);
  });

  test("a closed task has none left to watch", () => {
    expect(slaOf({ ...task, status: "EXPIRED" }, at(10)).state).toBe("closed");
  });

  test("a browser whose clock is behind counts no time below zero", () => {
    expect(slaOf({ ...task, status: "PENDING" }, at(-5))).toMatchObject({ elapsed: 0, waitedMs: 0 });
  });
});
