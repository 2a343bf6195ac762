import { expect, it } from "vitest";
import { LossyChannel } from "./lossy-channel";

const MEGABYTE = 1_048_576;

it("loses what comes while four megabytes are on their way, and sends again when they have left", () => {
  const underway: (() => void)[] = [];
  const sent: string[] = [];
  const channel = new LossyChannel<string>((message, left) => {
    sent.push(message);
    underway.push(left);
  });
  expect(channel.offer("a", 3 * MEGABYTE)).toBe(true);
  expect(channel.offer("b", 2 * MEGABYTE)).toBe(false);
  expect(channel.offer("c", MEGABYTE)).toBe(true);
  underway.shift()?.();
  expect(channel.offer("d", 3 * MEGABYTE)).toBe(true);
  expect(sent).toEqual(["a", "c", "d"]);
});
