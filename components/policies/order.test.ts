import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, moved, movesBetween } from "./order";

const ids = ["a", "b", "c", "d", "e"];

describe("moved", () => {
  it("puts one id at an index and keeps the rest in order, within the list", () => {
    expect(moved(ids, "d", 1)).toEqual(["a", "d", "b", "c", "e"]);
    expect(moved(ids, "a", 99)).toEqual(["b", "c", "d", "e", "a"]);
    expect(moved(ids, "c", -5)).toEqual(["c", "a", "b", "d", "e"]);
  });
});

describe("movesBetween", () => {
  it("names only what was put elsewhere, not what made room", () => {
    expect(movesBetween(ids, moved(ids, "e", 0))).toEqual([{ id: "e", from: 5, to: 1 }]);
    expect(movesBetween(ids, moved(ids, "a", 3))).toEqual([{ id: "a", from: 1, to: 4 }]);
    expect(movesBetween(ids, ids)).toEqual([]);
  });

  it("of n single moves is never more than n", () => {
    const index = fc.nat({ max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index), { maxLength: 3 }), (steps) => {
        const after = steps.reduce<readonly string[]>((order, [from, to]) => moved(order, order[from] ?? "a", to), ids);
        expect(movesBetween(ids, after).length).toBeLessThanOrEqual(steps.length);
      }),
    );
  });
});

describe("inOrder", () => {
  it("drops what is gone and puts what is new last", () => {
    const items = ids.map((id) => ({ id }));
    expect(inOrder(items, ["e", "gone", "a"]).map(({ id }) => id)).toEqual(["e", "a", "b", "c", "d"]);
  });
});
