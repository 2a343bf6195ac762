import { expect, it } from "vitest";
import { sentence } from "./sentence";

it.each([
  ["must be a time", "Must be a time."],
  ["There is a group called `Treasury` already.", "There is a group called “Treasury” already."],
  ["`Treasury` is nobody here", "“Treasury” is nobody here."],
])("%s reads %s", (message, words) => {
  expect(sentence(message)).toBe(words);
});
