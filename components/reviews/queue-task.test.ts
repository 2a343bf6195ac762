import { describe, expect, it } from "vitest";
import { isOpen, parseQueuePage, parseView, queueHref, slaOf } from "./queue-task";

const paramsOf = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);

describe("queue", () => {
  it("view and page survive the way through the URL", () => {
    const params = paramsOf(queueHref({ view: "expired", page: 3, taskId: "tsk_1" }));
    expect([parseView(params), parseQueuePage(params)]).toEqual(["expired", 3]);
    expect(queueHref({ view: "waiting" })).toBe("/reviews");
  });

  it("what cannot be read is the first page of what waits", () => {
    expect([parseView({ status: "MAYBE" }), parseQueuePage({ page: "-1" })]).toEqual(["waiting", 1]);
  });

  it("only pending and partly approved tasks are open", () => {
    expect(
      ["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"].filter((status) => isOpen({ status })),
    ).toEqual(["PENDING", "PARTIALLY_APPROVED"]);
  });

  it("a task is pressing after three quarters of its time, and never more than over", () => {
    const task = { createdAt: "2026-11-20T12:00:00.000Z", slaDueAt: "2026-11-20T13:00:00.000Z" };
    expect(slaOf(task, Date.parse("2026-11-20T12:44:59Z")).isPressing).toBe(false);
    expect(slaOf(task, Date.parse("2026-11-20T12:45:00Z")).isPressing).toBe(true);
    expect(slaOf(task, Date.parse("2026-11-20T15:00:00Z")).share).toBe(1);
  });
});
