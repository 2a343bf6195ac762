import { expect, test } from "vitest";
import { parseDays, qualityHref } from "./selection";

test.each([
  [{ days: "7" }, 7],
  [{ days: "90" }, 90],
  [{}, 30],
  [{ days: "8" }, 30],
  [{ days: ["7", "90"] }, 30],
])("%j shows a period there is", (params, days) => {
  expect(parseDays(params)).toBe(days);
});

test("the usual period has the plain address", () => {
  expect([7, 30].map((days) => qualityHref(days === 7 ? 7 : 30))).toEqual([
    "/reviews/quality?days=7",
    "/reviews/quality",
  ]);
});
