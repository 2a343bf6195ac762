import { describe, expect, it } from "vitest";
import { holdsWords } from "./search";

describe("holdsWords", () => {
  it("finds words in any order and case, and everything by nothing", () => {
    expect(holdsWords("Ada Byron ada@example.org", "byron ADA")).toBe(true);
    expect(holdsWords("Ada Byron", "ada li")).toBe(false);
    expect(holdsWords("Ada Byron", "  ")).toBe(true);
  });
});
