import { describe, expect, it } from "vitest";
import { pageOf } from "./paging";

const rows = [1, 2, 3, 4, 5];

describe("pageOf", () => {
  it("every row is on exactly one page, in order", () => {
    expect([1, 2, 3].flatMap((page) => pageOf(rows, page, 2).rows)).toEqual(rows);
    expect(pageOf(rows, 3, 2)).toEqual({ rows: [5], page: 3, pages: 3, offset: 4, total: 5 });
  });

  it("a page that is not there, or is no number, is the nearest one that is", () => {
    expect(pageOf(rows, 9, 2).page).toBe(3);
    expect(pageOf(rows, -1, 2).page).toBe(1);
    expect(pageOf(rows, Number("x"), 2).page).toBe(1);
    expect(pageOf([], 4, 2)).toEqual({ rows: [], page: 1, pages: 1, offset: 0, total: 0 });
  });
});
