import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID_PREFIXES, idOf, isId, newId, newUuid, uuidOf } from "./ids";

describe("ids", () => {
  it("every uuid survives the round trip through its shown form", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...ID_PREFIXES), (uuid, prefix) => {
        const id = idOf(prefix, uuid);
        expect(id).toMatch(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`));
        expect(isId(prefix, id)).toBe(true);
        expect(uuidOf(prefix, id)).toBe(uuid);
      }),
    );
  });
  it("ids made later sort later, as text and as uuid", () => {
    const ids = [1, 2, 1_000, 1_795_000_000_000].map((ms) => [newId("trc", ms), newUuid(ms)]);
    for (const column of [0, 1]) {
      const values = ids.map((pair) => String(pair[column]));
      expect([...values].sort()).toEqual(values);
    }
  });
  it("a fresh uuid is a version 7 of the RFC 9562 variant", () => {
    expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  it.each([
    "",
    "trc_",
    "trc_01",
    "pol_01kagm4t9v8qz300000000000",
    "trc_81kagm4t9v8qz3000000000000",
    "trc_01KAGM4T9V8QZ3000000000000",
    "trc_01kagm4t9v8qz300000000000u",
    "trc_01kagm4t9v8qz30000000000000",
  ])("%s is not a trace id", (text) => {
    expect(isId("trc", text)).toBe(false);
    expect(() => uuidOf("trc", text)).toThrow(RangeError);
  });
});
