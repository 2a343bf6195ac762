import { describe, expect, it } from "vitest";
import { toolKey } from "./snapshot";

describe("toolKey", () => {
  it.each([
    ["case", "Shell.Run"],
    ["surrounding space", "  shell.run\n"],
    ["full width", "ｓｈｅｌｌ．ｒｕｎ"],
    ["a zero-width space", "shell\u200b.run"],
    ["zero-width joiners", "sh\u200dell.\u200crun"],
    ["a byte order mark", "\ufeffshell.run"],
    ["a soft hyphen", "shell\u00ad.run"],
    ["direction marks", "\u202eshell.run\u202c"],
    ["a variation selector", "shell\ufe0f.run"],
    ["a Hangul filler", "shell\u3164.run"],
    ["space behind what nobody sees", "shell.run \u200b"],
    ["a tag character", "shell.run\u{e0041}"],
  ])("is the same whatever %s does to a name", (_name, tool) => {
    expect(toolKey(tool)).toBe("shell.run");
  });

  it("composes a letter and its accent that something invisible kept apart", () => {
    expect(toolKey("cafe\u200b\u0301")).toBe(toolKey("café"));
  });

  it("is its own key", () => {
    for (const tool of ["shell\u200b.run", " İstanbul ", "ﬁle", "e\u034f\u0301"]) {
      expect(toolKey(toolKey(tool))).toBe(toolKey(tool));
    }
  });

  it("keeps apart letters that only look alike", () => {
    expect(toolKey("pаyment")).not.toBe(toolKey("payment"));
  });
});
