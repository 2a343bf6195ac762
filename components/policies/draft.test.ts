import { describe, expect, it } from "vitest";
import type { PolicyView } from "@/server/policies/schemas";
import { conditionDraftOf, shownAs, withForm, withSource } from "./condition-draft";
import { afterSave, changesOf, draftOf, isChanged, isNewVersion, type PolicyFields, rebase, resumed } from "./draft";
import { placed, problemsOf } from "./draft-problems";
import { reviewDraftOf } from "./review/review-draft";

const policy: PolicyView = {
  id: "pol_00000000000000000000000000",
  name: "Large payments",
  description: null,
  actionTypes: ["PAYMENT_APPROVE"],
  agentIds: [],
  tools: [],
  condition: "payload.amount>10000",
  conditions: "payload.amount>10000",
  decision: "HITL",
  priority: 10,
  active: true,
  shadow: false,
  review: { slaMinutes: 60 },
  version: 3,
  createdAt: "2026-11-20T00:00:00.000Z",
  updatedAt: "2026-11-20T00:00:00.000Z",
};
const edit = (fields: Partial<PolicyFields>, base = policy) => {
  const draft = draftOf(base);
  return { ...draft, fields: { ...draft.fields, ...fields } };
};

describe("a draft", () => {
  it("that nobody touched sends nothing, however its condition is written", () => {
    expect(isChanged(draftOf(policy))).toBe(false);
    expect(isChanged(edit({ condition: shownAs(draftOf(policy).fields.condition, "source") }))).toBe(false);
  });

  it("sends exactly the fields that differ", () => {
    expect(changesOf(edit({ name: " Larger ", review: reviewDraftOf(null) }))).toEqual({
      name: "Larger",
      review: null,
    });
    expect(changesOf(edit({ priority: "20", shadow: true }))).toEqual({ priority: 20, shadow: true });
  });

  it("keeps what the policy says of its reviews when the decision is another one for now", () => {
    expect(changesOf(edit({ decision: "BLOCK" }))).toEqual({ decision: "BLOCK" });
  });

  it("goes on in the units it was typed in, before it changed anything and once it is saved", () => {
    const hours = { ...reviewDraftOf({ slaMinutes: 30 }), time: { amount: "0.5", unit: "hours" as const } };
    const saved: PolicyView = { ...policy, version: 4, review: { slaMinutes: 30 } };
    expect(resumed(afterSave(edit({ review: hours }), saved), saved).fields.review.time).toEqual(hours.time);
    const empty = { ...reviewDraftOf(null), time: { amount: "", unit: "days" as const } };
    const unset: PolicyView = { ...policy, review: null };
    expect(resumed(edit({ review: empty }, unset), unset).fields.review.time).toEqual(empty.time);
  });

  it("keeps a name that is begun, though it changes nothing yet", () => {
    const begun = { ...reviewDraftOf(policy.review), approvers: { names: [], typed: "Fin" } };
    expect(resumed(edit({ review: begun }), policy).fields.review.approvers.typed).toBe("Fin");
  });

  it("starts again from what is stored when it changed nothing of something older", () => {
    const theirs: PolicyView = { ...policy, version: 4, name: "Huge payments" };
    expect(resumed(draftOf(policy), theirs)).toEqual(draftOf(theirs));
    expect(afterSave(edit({ name: "Mine" }), theirs)).toBeNull();
  });

  it("is changed by what is chosen for a review, not by how its time or a condition of it is shown", () => {
    const review = { slaMinutes: 60, bands: [{ condition: "payload.amount>10000" }] };
    const shown = reviewDraftOf(review);
    const asMinutes = { ...shown, time: { amount: "60", unit: "minutes" as const } };
    expect(isChanged(edit({ review: asMinutes }, { ...policy, review }))).toBe(false);
    expect(changesOf(edit({ review: { ...shown, bands: [] } }, { ...policy, review }))).toEqual({
      review: { slaMinutes: 60 },
    });
    const theirs: PolicyView = { ...policy, version: 4, review: { slaMinutes: 30 } };
    expect(changesOf(rebase(edit({ review: asMinutes }, { ...policy, review }), theirs))).toEqual({});
  });

  it("makes a new version only for content", () => {
    expect(isNewVersion(edit({ priority: "20", shadow: true }))).toBe(false);
    expect(isNewVersion(edit({ review: reviewDraftOf({ requiredApprovals: 2 }) }))).toBe(true);
  });

  it("of a new policy leaves the place to the server unless one is named", () => {
    const draft = draftOf(null);
    expect(changesOf(draft)).not.toHaveProperty("priority");
    expect(changesOf({ ...draft, fields: { ...draft.fields, priority: "5" } })).toHaveProperty("priority", 5);
  });

  it("keeps what this person changed and takes the rest from whoever saved first", () => {
    const theirs: PolicyView = { ...policy, version: 4, name: "Renamed", decision: "BLOCK" };
    const mine = rebase(edit({ description: "Why", name: "Mine" }), theirs);
    expect(mine.base?.version).toBe(4);
    expect(changesOf(mine)).toEqual({ name: "Mine", description: "Why" });
    expect(mine.fields.decision).toBe("BLOCK");
  });
});

describe("a condition in two views", () => {
  it("opens as rows where rows can say it, else as source", () => {
    expect(conditionDraftOf("payload.amount>10000").view).toBe("form");
    expect(conditionDraftOf("payload.a + 1 > 2").view).toBe("source");
  });

  it("keeps its text through every switch, spaces included", () => {
    const text = "payload.amount>10000";
    expect(shownAs(shownAs(conditionDraftOf(text), "source"), "form").text).toBe(text);
  });

  it("keeps unfinished rows through the source view", () => {
    const rows = [{ field: "payload.amount", operator: "over" as const, value: "" }];
    const draft = withForm({ join: "all", rows });
    expect(shownAs(shownAs(draft, "source"), "form").form).toEqual({ join: "all", rows });
  });

  it("stays source while rows could not say it, so no text is lost", () => {
    const draft = withSource("payload.a + 1 > 2");
    expect(shownAs(draft, "form")).toBe(draft);
    expect(shownAs(withSource("risk.score > 5"), "form").form?.rows).toHaveLength(1);
  });
});

describe("problems", () => {
  it("that the editor can tell stand beside their fields", () => {
    const condition = withForm({ join: "all", rows: [{ field: "", operator: "is", value: "" }] });
    expect(Object.keys(problemsOf(edit({ name: " ", actionTypes: [], condition, priority: "-1" }).fields))).toEqual([
      "name",
      "actionTypes",
      "condition",
      "priority",
    ]);
    expect(problemsOf(draftOf(policy).fields)).toEqual({});
  });

  it("of the server stand beside their fields too, items of lists beside their list", () => {
    expect(
      placed([
        { path: "agentIds[3]", message: "must not be blank" },
        { path: "review.slaMinutes", message: "is too long." },
        { path: "review.approvers[2]", message: "must be a member of this organization" },
        { path: "review.bands[1].approvers[0]", message: "must be a group of this organization" },
        { path: "review.bands[0].condition", message: "is odd (line 1, column 2)" },
        { path: "review.escalateTo[1][0]", message: "is nobody" },
        { path: "expectedVersion", message: "is odd" },
      ]),
    ).toEqual({
      fields: {
        agentIds: "Must not be blank.",
        "review.slaMinutes": "Is too long.",
        "review.approvers": "Must be a member of this organization.",
        "review.bands[1].approvers": "Must be a group of this organization.",
        "review.bands[0].condition": "Is odd (line 1, column 2).",
        "review.escalateTo[1]": "Is nobody.",
      },
      others: ["expectedVersion: is odd"],
    });
  });
});
