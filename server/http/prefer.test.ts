import { expect, it } from "vitest";
import { waitsForResult } from "./prefer";

it.each([
  [undefined, null],
  ["", null],
  ["respond-async", false],
  ["Respond-Async", false],
  ["respond-async, wait=10", false],
  ["wait=10, respond-async;x=y", false],
  ["wait=10", true],
  ["return=minimal", null],
  ["not-respond-async", null],
  ['handling="respond-async"', null],
] as const)("of Prefer: %s a caller waits: %s", (prefer, waits) => {
  expect(waitsForResult(prefer)).toBe(waits);
});
