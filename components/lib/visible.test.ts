import { describe, expect, test } from "vitest";
import { escapedJson, visibleParts, visibleText } from "./visible";

describe("what cannot be seen is written out where it stands", () => {
  test.each([
    ["a bidirectional override", "Nordwind \u202EHbmG kitsigoL", "Nordwind [U+202E]HbmG kitsigoL"],
    ["a bidirectional isolate", "a\u2066b\u2069c", "a[U+2066]b[U+2069]c"],
    ["a mark of direction", "a\u200Fb\u061Cc", "a[U+200F]b[U+061C]c"],
    ["zero width", "a\u200Bb\u2060c\uFEFF", "a[U+200B]b[U+2060]c[U+FEFF]"],
    ["a joiner between letters", "a\u200Db\u200Cc", "a[U+200D]b[U+200C]c"],
    ["a soft hyphen", "pay\u00ADpal", "pay[U+00AD]pal"],
    ["a control", "a\u0000b\u001B[2Jc\u0085d\u007F", "a[U+0000]b[U+001B][2Jc[U+0085]d[U+007F]"],
    ["a carriage return that overwrites", "a\rb", "a[U+000D]b"],
    ["a line or paragraph separator", "a\u2028b\u2029c", "a[U+2028]b[U+2029]c"],
    ["a variation selector", "a\uFE0F1\uFE0F\u{E0100}c", "a[U+FE0F]1[U+FE0F U+E0100]c"],
    ["tags", "a\u{E0070}\u{E0061}", "a[U+E0070 U+E0061]"],
    ["a filler drawn as nothing", "a\u3164b\u115Fc\u2800d", "a[U+3164]b[U+115F]c[U+2800]d"],
    ["an annotation", "a\uFFF9b", "a[U+FFF9]b"],
    ["half a pair", "a\uD83Db", "a[U+D83D]b"],
    ["marks piled up", "o\u0301\u0302\u0303\u0304\u0304", "o\u0301\u0302\u0303[U+0304 ×2]"],
    ["a stretch of one", "a\u200B\u200B\u200Bb", "a[U+200B ×3]b"],
    ["a stretch of many", "\u200B\u200C\u200E\u200F\u2060\u2061", "[U+200B U+200C U+200E U+200F and 2 more]"],
  ])("%s", (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test.each([
    "",
    "ACME GmbH",
    "a\tb\nc\r\nd",
    "Zoë e\u0301",
    "שלום עולם",
    "ลูกค้าที่นี่",
    "❤\uFE0F 1\uFE0F\u20E3",
    "👩\u200D💻 👍🏽 👩🏽\u200D💻",
  ])("%j has nothing to write out", (text) => {
    expect(visibleParts(text)).toEqual(text === "" ? [] : [{ kind: "text", text }]);
  });
});

test("JSON with escapes instead of what cannot be seen says the same", () => {
  const value = { "a\u200B": "x\u202Ey\u{E0041}z", emoji: "👩\u200D💻" };
  const text = escapedJson(JSON.stringify(value, null, 2));
  expect(text).toContain('"a\\u200b": "x\\u202ey\\udb40\\udc41z"');
  expect(JSON.parse(text)).toEqual(value);
});
