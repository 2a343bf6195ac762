import fs from "node:fs";
import { expect, test } from "vitest";
import { leftOutResult, pageWith } from "./page";

test("the page on detectors shows the kept result and nothing else", () => {
  const page = fs.readFileSync(new URL("../../docs/detectors.md", import.meta.url), "utf8");
  const result = JSON.parse(fs.readFileSync(new URL("../results/detectors.json", import.meta.url), "utf8"));
  expect(pageWith(page, result, leftOutResult())).toBe(page);
});

test("a page that lost its marks is not overwritten", () => {
  expect(() =>
    pageWith(
      "# Detectors",
      { date: "2026-01-01", commit: null, scores: [], rulesLeftOut: [] },
      { thresholds: {}, rows: [] },
    ),
  ).toThrow(/lost its mark/);
});
