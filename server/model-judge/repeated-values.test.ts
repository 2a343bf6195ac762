import { expect, it } from "vitest";
import { RepeatedValues } from "./repeated-values";

it("every occurrence is overwritten in place, also of one value within another and of a long one to its last unit", () => {
  const long = Array.from({ length: 130 }, (_, n) => `${n}.`).join("");
  const values = new RepeatedValues(["Zk9!pQx7", "pQx7-and-more", long, "short"]);
  expect(values.hiddenIn("a Zk9!pQx7-and-more, Zk9!pQx7; short")).toBe(`a ${"*".repeat(17)}, ${"*".repeat(8)}; short`);
  expect(values.hiddenIn(`<${long}>`)).toBe(`<${"*".repeat(long.length)}>`);
});

it("what would take too long to compare is overwritten as a whole", () => {
  const values = Array.from({ length: 3_000 }, (_, n) => `Zk9!pQ${"x".repeat(200)}${n}`);
  const text = "Zk9!pQ".repeat(1_000);
  expect(new RepeatedValues(values).hiddenIn(text)).toBe("*".repeat(text.length));
});
