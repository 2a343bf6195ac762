import { expect, it } from "vitest";
import { GivenName } from "./given-name";

it.each(["Acme", "Über & Söhne", "日本", "🚀", "x".repeat(100)])("%j is a name", (name) => {
  expect(GivenName.parse(` ${name}\n`)).toBe(name);
});

it.each([
  ["", "must not be empty"],
  [" \n", "must not be empty"],
  ["x".repeat(101), "must have at most 100 characters"],
  ["two\nlines", "must not contain control characters"],
  ["\u0000", "must not contain control characters"],
  ["left\u202eright", "must not contain control characters"],
  ["half \ud83d", "must not contain control characters"],
])("%j is none, and is told why", (text, message) => {
  expect(GivenName.safeParse(text).error?.issues).toMatchObject([{ message }]);
});
