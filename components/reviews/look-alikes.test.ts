import { describe, expect, test } from "vitest";
import type { TaskRow } from "@/server/reviews/schemas";
import { amountsInWords, groupAlike } from "./look-alikes";

function row(id: string, lookAlike?: string | null): TaskRow {
  return {
    id,
    number: 1,
    agentId: "bot",
    actionDigest: "sha256:0",
    summary: id,
    riskScore: 0,
    riskCategory: "LOW",
    status: "PENDING",
    requiredApprovals: 1,
    approvals: 0,
    assignee: null,
    seenBy: null,
    createdAt: "2026-01-02T03:04:05.000Z",
    slaDueAt: "2026-01-02T04:04:05.000Z",
    resolvedAt: null,
    ...(lookAlike === undefined ? {} : { lookAlike }),
  };
}

const idsOf = (tasks: readonly TaskRow[]) =>
  groupAlike(tasks).map(({ first, others }) => [first.id, ...others.map(({ id }) => id)]);

describe("look-alike tasks", () => {
  test.each([
    ["nothing", [], []],
    ["a list that was not asked for them stays as it is", [row("a"), row("b")], [["a"], ["b"]]],
    [
      "the first keeps its place, the others go behind it",
      [row("a", "x"), row("b", "y"), row("c", "x")],
      [["a", "c"], ["b"]],
    ],
    ["what was erased looks like nothing", [row("a", null), row("b", null)], [["a"], ["b"]]],
  ] as const)("%s", (_what, tasks, expected) => {
    expect(idsOf(tasks)).toEqual(expected);
  });

  test.each([
    ["nothing where none names one", [null, null], null],
    ["one amount where all are alike", [5, 5], "€5.00"],
    ["the range, the first task included", [4_800, 120, 300], "€120.00 to €4,800.00"],
    ["what names none is left out", [null, -3, 7], "-€3.00 to €7.00"],
  ] as const)("say their amounts: %s", (_what, values, expected) => {
    const [first = row("a"), ...others] = values.map((value) => ({
      ...row("a"),
      amount: value === null ? null : { value, currency: "EUR" },
    }));
    expect(amountsInWords({ first, others })).toBe(expected);
  });

  test("say amounts of each currency apart", () => {
    const first = { ...row("a"), amount: { value: 1, currency: null } };
    const others = [{ ...row("b"), amount: { value: 2, currency: "USD" } }];
    expect(amountsInWords({ first, others })).toBe("1.00, $2.00");
  });
});
