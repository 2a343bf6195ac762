import { expect, it } from "vitest";
import { restartDelayMs } from "./restart-delay";

it("a front door that served for a while is replaced at once, one that keeps failing every ten seconds at last", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 1_000].map(restartDelayMs)).toEqual([
    0, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000,
  ]);
});
