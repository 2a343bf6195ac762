import { describe, expect, it } from "vitest";
import { newId } from "@/server/ids";
import { reviewFrom } from "./logged-review";

const taskId = newId("tsk");
const [ann, bob] = [newId("usr"), newId("usr")];
const replacedBy = newId("trc");

type Step = readonly [string, Record<string, unknown>?];
const OPENED: Step = [
  "opened",
  { requiredApprovals: 2, approvers: ["role:reviewer"], escalateTo: [["role:admin"], ["role:owner"]] },
];
const escalated = (level: number): Step => ["escalated", { level, approvers: ["role:admin"] }];
const approved = (by: string): Step => [
  "approved",
  { reviewerId: by, outcome: "PARTIALLY_APPROVED", noteId: "n", actionRef: "r" },
];
const REJECTED: Step = ["rejected", { reviewerId: ann, outcome: "REJECTED", noteId: "m" }];

function told(...steps: readonly Step[]) {
  return reviewFrom(
    steps.map(([name, data = {}]) => JSON.stringify({ type: `review.${name}`, data: { taskId, ...data } })),
  );
}

describe("a review as the log tells it", () => {
  it("has the approvers it was opened for, and behind an escalation those of that level", () => {
    expect(told(OPENED)).toMatchObject({ level: 0, approvers: ["role:reviewer"] });
    expect(told(OPENED, escalated(1))).toMatchObject({ level: 1, approvers: ["role:admin"] });
  });

  it("keeps approvals over an escalation, and tells who answered what", () => {
    expect(told(OPENED, approved(ann), escalated(1), approved(bob))).toMatchObject({
      state: { status: "APPROVED", approvals: [{ by: ann }, { by: bob }] },
      votes: [
        { userId: ann, decision: "APPROVE", noteId: "n" },
        { userId: bob, decision: "APPROVE" },
      ],
    });
  });

  it("names what took an edited action's place, and who put it there", () => {
    const edited: Step = ["edited", { reviewerId: bob, replacedBy }];
    expect(told(OPENED, edited)).toMatchObject({ state: { status: "REJECTED" }, edit: { by: bob, replacedBy } });
  });

  it("is for whoever may decide where it was opened before reviews named approvers", () => {
    expect(told(["opened", { requiredApprovals: 1 }])).toMatchObject({ approvers: [], escalateTo: [] });
  });

  it.each<[string, readonly Step[]]>([
    ["nothing at all", []],
    ["an answer to a review that was not opened", [approved(ann)]],
    ["a review opened twice", [OPENED, OPENED]],
    ["a level left out", [OPENED, escalated(2)]],
    ["a level twice", [OPENED, escalated(1), escalated(1)]],
    ["a level that the policy did not name", [OPENED, escalated(1), escalated(2), escalated(3)]],
    ["an escalation of what is decided", [OPENED, REJECTED, escalated(1)]],
    ["an escalation of what has expired", [OPENED, ["expired"], escalated(1)]],
    ["one person's approval twice, at two levels", [OPENED, approved(ann), escalated(1), approved(ann)]],
    [
      "an approval in somebody's place who approved",
      [OPENED, approved(ann), ["approved", { ...approved(bob)[1], onBehalfOf: ann }]],
    ],
    ["another task's step", [OPENED, ["rejected", { ...REJECTED[1], taskId: newId("tsk") }]]],
  ])("is none when the entries tell %s", (_what, steps) => {
    expect(told(...steps)).toBeNull();
  });
});
