import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { THEME_SCRIPT, THEME_SCRIPT_HASH } from "./theme-script";

test("the published hash is the hash of the script a page runs before first paint", () => {
  expect(THEME_SCRIPT_HASH).toBe(`sha256-${createHash("sha256").update(THEME_SCRIPT).digest("base64")}`);
});
