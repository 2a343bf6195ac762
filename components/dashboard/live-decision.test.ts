import { expect, test } from "vitest";
import { LIVE_MAX, newestFirst } from "./live-decision";

const rows = (...indexes: number[]) => indexes.map((index) => ({ index }));

test("an entry that arrives twice, or late, is shown once and in its place", () => {
  expect(newestFirst(rows(7, 5, 3), rows(5, 6, 8))).toEqual(rows(8, 7, 6, 5, 3));
});

test("the stream never holds more than its bound, and keeps the newest", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({ index }));
  const kept = newestFirst(rows(1), many);
  expect(kept).toHaveLength(LIVE_MAX);
  expect(kept[0]).toEqual({ index: 4_999 });
});
