import { describe, expect, it } from "vitest";
import { stepSize } from "./step-size";

const kB = 1_024;

describe("a step of a line", () => {
  it.each([
    ["nothing of nothing", [], 0],
    ["eight small events", Array.from({ length: 20 }, () => 200), 8],
    ["a large one alone", [256 * kB, 200], 1],
    ["small ones up to a large one", [200, 200, 256 * kB, 200], 2],
    ["what comes to 64 kB together", [40 * kB, 20 * kB, 5 * kB], 2],
  ])("takes %s", (_, bytes, count) => {
    expect(stepSize(bytes.map((size) => ({ bytes: size })))).toBe(count);
  });
});
