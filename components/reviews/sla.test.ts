import { describe, expect, test } from "vitest";
import { slaOf, termsInWords } from "./sla";

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

describe("what a review asks for", () => {
  test.each([
    [1, 60, 1, "Needs 1 person within 1 hour."],
    [2, 1, 1, "Needs 2 people within 1 minute."],
    [1, 1, 2, "Needs 1 person within 1 minute on each of 2 levels."],
  ])("%i of them, %i minutes, %i levels", (requiredApprovals, minutes, levels, said) => {
    expect(termsInWords({ requiredApprovals, given: { minutes, levels } })).toBe(said);
  });
});
