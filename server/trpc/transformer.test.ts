import { expect, it } from "vitest";
import { transformer } from "./transformer";

const there = (value: unknown) => transformer.deserialize(JSON.parse(JSON.stringify(transformer.serialize(value))));

const VALUES: readonly unknown[] = [
  { constructor: "Bau AG" },
  { a: [{ prototype: { constructor: 1 } }], at: new Date(0), none: undefined },
  { "\0constructor": 1, constructor: 2, "\0\0prototype": 3 },
  { "a.constructor": new Map([["constructor", 1]]), list: [new Date(1), null] },
  [],
  "constructor",
  null,
];

it("arrives as it was sent", () => {
  for (const value of VALUES) expect(there(value)).toEqual(value);
});

it("copies nothing where no key has to be renamed, and changes no argument", () => {
  const value = Object.freeze({ deep: Object.freeze([Object.freeze({ constructor: 1 })]) });
  expect(there(value)).toEqual({ deep: [{ constructor: 1 }] });
  expect(value.deep[0]).toEqual({ constructor: 1 });
});

it("gives no object another prototype", () => {
  const value = there({ constructor: { prototype: { polluted: true } } });
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect({}).not.toHaveProperty("polluted");
});
