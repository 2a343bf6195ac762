import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserId } from "@/server/ids";
import { OPEN_STATUSES, REVIEW_STATUSES } from "./schemas";
import { type Approval, type TaskEvent, type TaskState, transition } from "./task-state";

const [ANN, BEN, EVE]: UserId[] = ["usr_ann", "usr_ben", "usr_eve"];
if (!ANN || !BEN || !EVE) throw new Error("three people");
const approve = (by: UserId, onBehalfOf: UserId | null = null) => ({ kind: "approve", by, onBehalfOf }) as const;
const FOR_ANN = approve(BEN, ANN);
const state = (status: TaskState["status"], required: number, by: (UserId | Approval)[] = []): TaskState => ({
  status,
  required,
  approvals: by.map((one) => (typeof one === "string" ? { by: one, onBehalfOf: null } : one)),
});

describe("every row of the contract's table (§6)", () => {
  it.each<readonly [string, TaskState, TaskEvent, TaskState["status"] | "closed" | "same_person" | "same_place"]>([
    ["one approval where one is asked", state("PENDING", 1), approve(ANN), "APPROVED"],
    ["the first of two", state("PENDING", 2), approve(ANN), "PARTIALLY_APPROVED"],
    ["the second, of another person", state("PARTIALLY_APPROVED", 2, [ANN]), approve(BEN), "APPROVED"],
    ["the second, of the same person", state("PARTIALLY_APPROVED", 2, [ANN]), approve(ANN), "same_person"],
    ["the second, in an absent person's place", state("PARTIALLY_APPROVED", 2, [ANN]), approve(BEN, EVE), "APPROVED"],
    ["nobody's place twice", state("PARTIALLY_APPROVED", 2, [FOR_ANN]), approve(EVE, ANN), "same_place"],
    ["the second, of who is back", state("PARTIALLY_APPROVED", 2, [FOR_ANN]), approve(ANN), "same_place"],
    ["the second, for who approved", state("PARTIALLY_APPROVED", 2, [ANN]), approve(BEN, ANN), "same_place"],
    ["the second, for the first's deputy", state("PARTIALLY_APPROVED", 2, [FOR_ANN]), approve(EVE, BEN), "same_place"],
    ["a deputy twice", state("PARTIALLY_APPROVED", 2, [FOR_ANN]), approve(BEN, EVE), "same_person"],
    ["the second of three", state("PARTIALLY_APPROVED", 3, [ANN]), approve(BEN), "PARTIALLY_APPROVED"],
    ["the third of three", state("PARTIALLY_APPROVED", 3, [ANN, BEN]), approve(EVE), "APPROVED"],
    ["a rejection", state("PENDING", 2), { kind: "reject" }, "REJECTED"],
    ["a rejection after an approval", state("PARTIALLY_APPROVED", 2, [ANN]), { kind: "reject" }, "REJECTED"],
    ["an edit", state("PENDING", 1), { kind: "edit" }, "REJECTED"],
    ["an edit behind the one that led to it", state("PENDING", 1), { kind: "overtake" }, "REJECTED"],
    ["time", state("PENDING", 1), { kind: "expire" }, "EXPIRED"],
    ["time after an approval", state("PARTIALLY_APPROVED", 2, [ANN]), { kind: "expire" }, "EXPIRED"],
    ...(["APPROVED", "REJECTED", "EXPIRED"] as const).flatMap(
      (status): (readonly [string, TaskState, TaskEvent, "closed"])[] =>
        [approve(EVE), { kind: "reject" } as const, { kind: "edit" } as const, { kind: "expire" } as const].map(
          (event) => [`${event.kind} when ${status}`, state(status, 1, [ANN]), event, "closed"],
        ),
    ),
  ])("%s", (_name, from, event, expected) => {
    const result = transition(from, event);
    expect(result.ok ? result.state.status : result.reason).toBe(expected);
  });
});

const people = fc.constantFrom<UserId>("usr_a", "usr_b", "usr_c", "usr_d", "usr_e", "usr_f");
const events = fc.oneof(
  { weight: 6, arbitrary: people.map((by) => approve(by)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(people, people)
      .filter(([by, absent]) => by !== absent)
      .map(([by, absent]) => approve(by, absent)),
  },
  { weight: 1, arbitrary: fc.constantFrom<TaskEvent>({ kind: "reject" }, { kind: "edit" }, { kind: "expire" }) },
);

it("whatever happens in whatever order: approved only by as many different people as are asked for, and decided once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(events, { maxLength: 20 }), (required, happened) => {
      let now: TaskState = { status: "PENDING", required, approvals: [] };
      for (const event of happened) {
        const wasOpen = OPEN_STATUSES.some((open) => open === now.status);
        const result = transition(now, event);
        if (!wasOpen) expect(result).toEqual({ ok: false, reason: "closed" });
        if (!result.ok) continue;
        now = result.state;
        expect(REVIEW_STATUSES).toContain(now.status);
        const behind = now.approvals.flatMap(({ by, onBehalfOf }) => (onBehalfOf === null ? [by] : [by, onBehalfOf]));
        expect(new Set(behind).size).toBe(behind.length);
        expect(now.status === "APPROVED").toBe(event.kind === "approve" && now.approvals.length === required);
        if (now.status === "PARTIALLY_APPROVED") expect(now.approvals.length).toBeLessThan(required);
      }
    }),
  );
});
