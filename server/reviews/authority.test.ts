import { describe, expect, it } from "vitest";
import type { UserId } from "@/server/ids";
import { type Answerable, onBehalfOf, type Reviewer, refusalOf } from "./authority";

const NOW = new Date("2026-11-20T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const MINE = new Set(["user:me", "role:reviewer", "group:payments"]);
const reviewer = (changes: Partial<Reviewer> = {}): Reviewer => ({
  userId: "usr_me",
  mayDecide: true,
  names: MINE,
  own: MINE,
  standsInFor: [],
  signedInAt: minutesAgo(1),
  ...changes,
});
const task = (changes: Partial<Answerable> = {}): Answerable => ({
  riskCategory: "HIGH",
  approvers: [],
  insiders: [],
  editors: [],
  isStray: false,
  required: 1,
  approvals: [],
  ...changes,
});
const own = (by: UserId) => ({ by, onBehalfOf: null });
const ME: UserId = "usr_me";
const OTHER: UserId = "usr_other";
const THIRD: UserId = "usr_third";
const key = reviewer({ signedInAt: null });

describe("who may approve", () => {
  it.each<readonly [string, Answerable, Reviewer, RegExp | null]>([
    ["whoever may decide reviews, when nobody is named", task(), reviewer(), null],
    ["nobody whose role does not say so", task(), reviewer({ mayDecide: false }), /role here/],
    ["somebody named by role", task({ approvers: ["role:reviewer"] }), reviewer(), null],
    ["somebody named by group", task({ approvers: ["group:payments", "role:owner"] }), reviewer(), null],
    ["somebody named in person", task({ approvers: ["user:me"] }), reviewer(), null],
    ["nobody else", task({ approvers: ["role:owner", "group:legal", "user:other"] }), reviewer(), /approvers/],
    ["nobody, what an edit made that did not take effect", task({ isStray: true }), reviewer(), /did not take effect/],
    ["not the agent's owner alone", task({ insiders: [ME] }), reviewer(), /somebody else/],
    ["not who edited it alone, and says so", task({ insiders: [ME], editors: [ME] }), reviewer(), /^You edited/],
    [
      "not who stands in for its editor alone, and says so",
      task({ insiders: [OTHER], editors: [OTHER], approvers: ["user:other"] }),
      reviewer({
        names: new Set([...MINE, "user:other"]),
        standsInFor: [{ userId: OTHER, names: new Set(["user:other"]) }],
      }),
      /stand in for edited/,
    ],
    [
      "the agent's owner beside its editor by their own reason",
      task({ insiders: [ME, OTHER], editors: [OTHER] }),
      reviewer(),
      /^This agent's key/,
    ],
    ["the owner as one of two", task({ insiders: [ME], required: 2 }), reviewer(), null],
    [
      "the owner as the second of two",
      task({ insiders: [ME], required: 2, approvals: [own(OTHER)] }),
      reviewer(),
      null,
    ],
    [
      "not owner and creator together",
      task({ insiders: [ME, OTHER], required: 2, approvals: [own(OTHER)] }),
      reviewer(),
      /somebody else/,
    ],
    [
      "owner and creator with a third",
      task({ insiders: [ME, OTHER], required: 3, approvals: [own(OTHER), own(THIRD)] }),
      reviewer(),
      null,
    ],
    ["a key, what is not critical", task(), key, null],
    ["no key, what is critical", task({ riskCategory: "CRITICAL" }), key, /15 minutes/],
    ["a fresh sign-in, what is critical", task({ riskCategory: "CRITICAL" }), reviewer(), null],
    [
      "a sign-in of just 15 minutes",
      task({ riskCategory: "CRITICAL" }),
      reviewer({ signedInAt: minutesAgo(15) }),
      null,
    ],
    ["no older one", task({ riskCategory: "CRITICAL" }), reviewer({ signedInAt: minutesAgo(15.1) }), /15 minutes/],
    ["none of the future", task({ riskCategory: "CRITICAL" }), reviewer({ signedInAt: minutesAgo(-1) }), /15 minutes/],
  ])("%s", (_name, asked, by, expected) => {
    const refusal = refusalOf(asked, by, "APPROVE", NOW);
    if (expected === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(expected);
  });
});

describe("whose right a deputy uses", () => {
  const away = (userId: UserId) => ({ userId, names: new Set([`user:${userId}`]) });
  const approvers = [`user:${OTHER}`, `user:${THIRD}`];
  const deputy = reviewer({ own: new Set(), names: new Set(approvers), standsInFor: [away(OTHER), away(THIRD)] });

  it.each<readonly [string, Partial<Answerable>, UserId]>([
    ["the first's", {}, OTHER],
    ["of whoever is not behind an approval yet", { approvals: [own(OTHER)] }, THIRD],
    ["of whoever is not behind the agent", { insiders: [OTHER] }, THIRD],
    ["behind the agent, of whoever is left", { insiders: [THIRD], approvals: [own(OTHER)] }, THIRD],
  ])("%s", (_name, changes, expected) => {
    expect(onBehalfOf(task({ approvers, ...changes }), deputy)).toBe(expected);
  });

  it("that one of two is behind the agent does not stand in their way", () => {
    expect(refusalOf(task({ approvers, insiders: [OTHER] }), deputy, "APPROVE", NOW)).toBeNull();
    expect(refusalOf(task({ approvers, insiders: [OTHER, THIRD] }), deputy, "APPROVE", NOW)).toMatch(/somebody else/);
  });
});

describe("who may reject", () => {
  it.each<readonly [string, Answerable, Reviewer, RegExp | null]>([
    ["the owner: stopping one's own agent needs nobody else", task({ insiders: [ME] }), reviewer(), null],
    ["a key, what is critical", task({ riskCategory: "CRITICAL" }), key, null],
    ["nobody who is not asked", task({ approvers: ["role:owner"] }), reviewer(), /approvers/],
    ["nobody whose role does not say so", task(), reviewer({ mayDecide: false }), /role here/],
  ])("%s", (_name, asked, by, expected) => {
    const refusal = refusalOf(asked, by, "REJECT", NOW);
    if (expected === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(expected);
  });
});
