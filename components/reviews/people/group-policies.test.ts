import { expect, it } from "vitest";
import { policiesNaming } from "./group-policies";

const GROUP = "group:grp_1";
const policy = (name: string, review: Parameters<typeof policiesNaming>[0][number]["review"]) => ({
  name,
  active: true,
  review,
});

it("a group is named by approvers, by bands and by escalations, and by nothing that only begins like it", () => {
  const policies = [
    policy("approvers", { approvers: ["role:owner", GROUP] }),
    policy("band", { bands: [{ condition: "", approvers: [GROUP] }] }),
    policy("escalation", { escalateTo: ["role:owner", ["role:admin", GROUP]] }),
    policy("other", { approvers: [`${GROUP}2`] }),
    policy("none", null),
  ];
  expect(policiesNaming(policies, "grp_1").map(({ name }) => name)).toEqual(["approvers", "band", "escalation"]);
});
