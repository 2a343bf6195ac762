import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each(["/", "/audit", "/audit?type=all&from=1", "/agents/a%20b"])("%s stays", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "evil",
  "",
  "/a\nb",
  "/\t/evil.example",
  null,
  undefined,
  7,
])("%s leads nowhere else", (path) => {
  expect(localPath(path)).toBe("/");
});
