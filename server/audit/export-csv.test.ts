import { assert, constantFrom, property, string, tuple } from "fast-check";
import { expect, it } from "vitest";
import { inertCell } from "./export-csv";

it.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  " =1+1",
  "\u00a0\u3000=1",
  "\ufeff=1",
  "\t1",
  "\r1",
  "\n1",
])("puts an apostrophe before %j", (text) => {
  expect(inertCell(text)).toBe(`'${text}`);
});

it.each(["", "1", "a=1", "bot-1", " a", "'=1"])("leaves %j as it is", (text) => {
  expect(inertCell(text)).toBe(text);
});

it("lets no sign that starts a formula be the first thing a spreadsheet sees", () => {
  const space = string({
    unit: constantFrom(" ", "\t", "\r", "\n", "\u00a0", "\u2003", "\u3000", "\ufeff"),
    maxLength: 4,
  });
  assert(
    property(tuple(space, constantFrom(...Array.from("=+-@＝＋－＠")), string()), ([before, sign, after]) => {
      expect(inertCell(before + sign + after).startsWith("'")).toBe(true);
    }),
  );
});
