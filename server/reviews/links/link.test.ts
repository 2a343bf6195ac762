import { expect, it } from "vitest";
import { problemOf } from "./link";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const link = { createdAt: at(10), expiresAt: at(20), usedAt: null };

it.each([
  ["is worth something until it expires", link, { linksFrom: at(5), now: at(19) }, null],
  ["expires at its time, not behind it", link, { linksFrom: at(5), now: at(20) }, "expired"],
  ["is worth nothing while links are off", link, { linksFrom: null, now: at(11) }, "off"],
  ["stays worth nothing when links are switched on again", link, { linksFrom: at(11), now: at(12) }, "off"],
  ["is used once", { ...link, usedAt: at(12) }, { linksFrom: at(5), now: at(13) }, "used"],
  ["that was used says so, also later", { ...link, usedAt: at(12) }, { linksFrom: at(5), now: at(30) }, "used"],
  ["tells nothing of itself while links are off", { ...link, usedAt: at(12) }, { linksFrom: null, now: at(30) }, "off"],
])("a link %s", (_, stored, moment, problem) => {
  expect(problemOf(stored, moment)).toBe(problem);
});
