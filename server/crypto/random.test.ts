import { expect, it } from "vitest";
import { randomBlock } from "./random";

it("no byte is handed out twice, and what was handed out stays as it was", () => {
  const drawn = Array.from({ length: 2_000 }, () => randomBlock(32));
  const texts = drawn.map((bytes) => bytes.toString("hex"));
  expect(new Set(texts).size).toBe(drawn.length);
  randomBlock(1_024);
  expect(drawn.map((bytes) => bytes.toString("hex"))).toEqual(texts);
});

it("more than it holds is refused, not shortened", () => {
  expect(() => randomBlock(1_025)).toThrow(RangeError);
});
