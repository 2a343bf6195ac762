import { describe, expect, it } from "vitest";
import {
  type AuditSelection,
  auditHref,
  FIRST_PAGE,
  filtersAt,
  newerPlace,
  olderPlace,
  parsePlace,
  parseSelection,
} from "./selection";

const TRACE = "trc_01m7vmg204fjn870yjp6t15c6p";
const paramsOf = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);

describe("selection", () => {
  it("every selection survives the way through the URL", () => {
    const selections: AuditSelection[] = [
      {},
      {
        decision: "BLOCK",
        category: "HIGH",
        agentId: "a/b %?&ü 漢",
        actionType: "PAYMENT_APPROVE",
        traceId: TRACE,
        type: "all",
      },
      { range: "24h" },
      { from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z", type: "policy.created" },
    ];
    for (const selection of selections) {
      const { selection: read, ignored } = parseSelection(paramsOf(auditHref(selection)));
      expect(auditHref(read)).toBe(auditHref(selection));
      expect(read).toMatchObject(selection);
      expect(ignored).toEqual([]);
    }
  });

  it("a filter that cannot be read is named and not applied", () => {
    const { selection, ignored } = parseSelection({ decision: "MAYBE", traceId: "trc_1", range: "2y", agentId: "a" });
    expect(selection).toMatchObject({ agentId: "a", decision: undefined, traceId: undefined, range: undefined });
    expect(ignored).toEqual(["range", "decision", "traceId"]);
  });

  it("a range that ends before it begins is no range", () => {
    const { selection, ignored } = parseSelection({ from: "2026-11-21", to: "2026-11-20" });
    expect(selection).toMatchObject({ from: undefined, to: undefined });
    expect(ignored).toEqual(["from", "to"]);
  });

  it("fixed times stand instead of a moving range", () => {
    expect(parseSelection({ range: "24h", from: "2026-11-20" }).selection).toMatchObject({
      range: undefined,
      from: "2026-11-20T00:00:00.000Z",
    });
  });

  it("a moving range starts that long before now, and without a type only decisions are asked for", () => {
    const now = Date.parse("2026-11-20T12:00:00Z");
    expect(filtersAt({ range: "1h" }, now)).toEqual({ type: "action.decided", from: new Date(now - 3_600_000) });
  });
});

describe("place", () => {
  it("older, then newer, comes back to the same page", () => {
    const second = olderPlace(FIRST_PAGE, "NTA");
    const third = olderPlace(second, "MTA");
    expect(parsePlace(paramsOf(auditHref({}, third)))).toEqual(third);
    expect(newerPlace(third)).toEqual(second);
    expect(newerPlace(second)).toEqual(FIRST_PAGE);
    expect(newerPlace(FIRST_PAGE)).toBeNull();
  });

  it("the URL stays bounded however far one goes", () => {
    let place = FIRST_PAGE;
    for (let step = 0; step < 500; step++) place = olderPlace(place, `c${step}`);
    expect(auditHref({}, place).length).toBeLessThan(400);
    expect(place.page).toBe(501);
  });

  it("a place that cannot be read is the first page", () => {
    for (const params of [{ cursor: "a b", page: "2" }, { cursor: "NTA", page: "0" }, { cursor: "NTA" }, { page: "3" }])
      expect(parsePlace(params)).toEqual(FIRST_PAGE);
  });
});
