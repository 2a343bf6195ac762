import { describe, expect, test } from "vitest";
import { parseQueueSelection, queueHref } from "./selection";

describe("the queue's address", () => {
  test("a selection written into an address reads back the same", () => {
    const selection = { view: "expired", agentId: "tau/airline & co", isMine: true, isGrouped: true, page: 3 } as const;
    const address = new URL(queueHref(selection, "tsk_1"), "http://localhost");
    expect(address.pathname).toBe("/reviews/tsk_1");
    expect(parseQueueSelection(Object.fromEntries(address.searchParams))).toEqual(selection);
  });

  test("defaults stay out of it", () => {
    expect(queueHref(parseQueueSelection({}))).toBe("/reviews");
  });

  test.each([
    { status: "DONE" },
    { page: "0" },
    { page: "x" },
    { agent: "" },
    { mine: "yes" },
    { group: "1" },
    { page: ["2", "3"] },
  ])("what cannot be meant counts as not said: %o", (params) => {
    expect(parseQueueSelection(params)).toEqual({
      view: "waiting",
      agentId: null,
      isMine: false,
      isGrouped: false,
      page: 1,
    });
  });
});
