import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PROJECT } from "../home.mjs";
import { announce } from "./announce.mjs";

const settings = { host: "127.0.0.1", ownerEmail: "owner@localhost" };
const welcome = { signInUrl: "http://127.0.0.1:3000/sign-in", snippet: "curl …", organizationId: "org_1" };
let lines;

beforeEach(() => {
  lines = [];
  vi.spyOn(console, "log").mockImplementation((text) => lines.push(text));
});
afterEach(() => vi.restoreAllMocks());

function said(directory, given = welcome) {
  announce({ settings, home: { directory }, port: 3000, welcome: given });
  return lines.join("\n");
}

it("says first where the server is, then how long the link works, then how to verify the log", () => {
  const text = said(path.join(PROJECT, ".mastguard"));
  expect(lines[0]).toBe("Ready on http://127.0.0.1:3000");
  expect(text).toContain("once, within 15 minutes");
  expect(text.indexOf("Verify the log:\nnpm run --silent admin -- verify-audit --organization org_1")).toBeGreaterThan(
    text.indexOf("curl …"),
  );
});

it.each([
  ["/srv/guard", "MASTGUARD_HOME=/srv/guard npm run"],
  ["/srv/it's mine", `MASTGUARD_HOME='/srv/it'\\''s mine' npm run`],
])("names another home, %s, as a shell reads it", (directory, command) => {
  expect(said(directory)).toContain(command);
});

it("names no organization outside local mode", () => {
  expect(said("/srv/guard", { ...welcome, snippet: "", organizationId: null })).not.toContain("Verify");
});
