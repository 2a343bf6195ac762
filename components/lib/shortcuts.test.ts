import { describe, expect, test } from "vitest";
import { describePress, isSingleLetter, matchPress } from "./shortcuts";

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const bound = ["j", "g o", "g r", "r", "mod+k"];

describe("keys", () => {
  test("control and command are the same modifier", () => {
    expect(describePress({ ...plain, key: "k", metaKey: true })).toBe("mod+k");
    expect(describePress({ ...plain, key: "K", ctrlKey: true })).toBe("mod+k");
  });

  test("bare modifiers and alt combinations are never shortcuts", () => {
    expect(describePress({ ...plain, key: "Shift" })).toBeNull();
    expect(describePress({ ...plain, key: "j", altKey: true })).toBeNull();
  });

  test("a sequence wins over its last key alone", () => {
    expect(matchPress(bound, null, "g")).toEqual({ matched: null, pending: "g" });
    expect(matchPress(bound, "g", "r")).toEqual({ matched: "g r", pending: null });
    expect(matchPress(bound, null, "r")).toEqual({ matched: "r", pending: null });
  });

  test("an unknown second key falls back to its own meaning", () => {
    expect(matchPress(bound, "g", "j")).toEqual({ matched: "j", pending: null });
    expect(matchPress(bound, "g", "x")).toEqual({ matched: null, pending: null });
  });

  test("only keys without a modifier count as single letters", () => {
    expect(["j", "g o", "?", "mod+k", "Escape"].map(isSingleLetter)).toEqual([true, true, true, false, false]);
  });
});
