import { describe, expect, it } from "vitest";
import { policyContentHash } from "./policy";
import { type PolicyContent, PolicyContentSchema } from "./schemas";

const CONTENT = {
  name: "Payments",
  description: null,
  actionTypes: ["PAYMENT_APPROVE"],
  agentIds: [],
  tools: [],
  condition: "payload.amount > 200",
  decision: "HITL",
  review: { requiredApprovals: 2, slaMinutes: 60 },
} as const;

/** As a stored version is read before its hash is compared. */
function read(content: object): PolicyContent {
  return PolicyContentSchema.parse(JSON.parse(JSON.stringify(content)));
}

describe("a version that was stored before reviews could be routed", () => {
  it("keeps the hash that the log sealed", () => {
    expect(policyContentHash(read(CONTENT))).toBe(
      "sha256:a482ef1e481043e843a9cba9c775c64c167adc17fe2a0fb3ba8e10e740e8cbe2",
    );
    expect(policyContentHash(read({ ...CONTENT, review: null }))).toBe(
      "sha256:8599bf92ccf9a7dfbefbb1fe9993020d62645c16eda6771b62ecde0c3b2941fd",
    );
  });
});

describe("what a version says of its reviews", () => {
  it.each([
    { approvers: ["role:owner"] },
    { bands: [{ condition: "payload.amount > 9" }] },
    { bands: [] },
    { escalateTo: ["role:owner"] },
    { escalateTo: [["role:owner"]] },
  ])("is part of its hash: %j", (routing) => {
    const routed = { ...CONTENT, review: { ...CONTENT.review, ...routing } };
    expect(policyContentHash(read(routed))).not.toBe(policyContentHash(read(CONTENT)));
  });

  it.each([
    ["a role there is not", { approvers: ["role:king"] }],
    ["an id of another kind", { approvers: ["user:grp_01kagm4t9v8qz3000000000000"] }],
    ["the same one twice", { approvers: ["role:owner", "role:owner"] }],
    [
      "more than twenty",
      { approvers: Array.from({ length: 21 }, (_, n) => `user:usr_${String(n).padStart(26, "0")}`) },
    ],
    ["a band for nobody", { bands: [{ condition: "", approvers: [] }] }],
    ["a band without a condition", { bands: [{ requiredApprovals: 2 }] }],
    ["eleven bands", { bands: Array.from({ length: 11 }, () => ({ condition: "" })) }],
    ["six levels", { escalateTo: Array.from({ length: 6 }, () => "role:owner") }],
    ["a level of nobody", { escalateTo: [[]] }],
    ["six approvals", { bands: [{ condition: "", requiredApprovals: 6 }] }],
  ])("is refused with %s", (_what, review) => {
    expect(PolicyContentSchema.safeParse({ ...CONTENT, review }).success).toBe(false);
  });
});
