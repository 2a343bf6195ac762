import { describe, expect, it } from "vitest";
import type { PrincipalView, ReviewSettings } from "@/server/policies/schemas";
import { meantBy } from "../../lib/meant-by";
import { conditionDraftOf, withForm, withSource } from "../condition-draft";
import { choosable, namesFrom } from "./principals";
import { shortage } from "./reach";
import { type ReviewDraft, reviewDraftOf, reviewOf, reviewProblems, shifted, withBand } from "./review-draft";
import { reviewInShort, reviewInWords } from "./review-words";
import { minutesInWords, minutesOf, type TimeDraft, timeDraftOf } from "./time";

const ada = "user:usr_0000000000000000000000000a";
const ben = "user:usr_0000000000000000000000000b";
const gone = "user:usr_0000000000000000000000000z";
const finance = "group:grp_0000000000000000000000000f";
const view = (
  principal: string,
  name: string | null,
  deciders: number,
  email: string | null = null,
): PrincipalView => ({
  principal,
  name,
  email,
  deciders,
});
const PEOPLE = [
  view("role:owner", null, 1),
  view("role:reviewer", null, 2),
  view("role:auditor", null, 0),
  view(finance, "Finance", 2),
  view(ada, "Ada", 1, "ada@example.org"),
  view(ben, "ben@example.org", 1),
];
const nameOf = namesFrom(PEOPLE);

describe("a span of time", () => {
  it.each<[number, TimeDraft, string]>([
    [1, { amount: "1", unit: "minutes" }, "1 minute"],
    [15, { amount: "15", unit: "minutes" }, "15 minutes"],
    [60, { amount: "1", unit: "hours" }, "1 hour"],
    [90, { amount: "90", unit: "minutes" }, "90 minutes"],
    [1_440, { amount: "24", unit: "hours" }, "24 hours"],
    [2_160, { amount: "36", unit: "hours" }, "36 hours"],
    [2_880, { amount: "2", unit: "days" }, "2 days"],
    [43_200, { amount: "30", unit: "days" }, "30 days"],
  ])("of %i minutes is typed and said in whole units, and is read back", (minutes, draft, words) => {
    expect(timeDraftOf(minutes)).toEqual(draft);
    expect(minutesOf(draft)).toBe(minutes);
    expect(minutesInWords(minutes)).toBe(words);
  });

  it.each<[string, TimeDraft["unit"], number | null]>([
    ["", "days", null],
    ["1.5", "hours", 90],
    ["0.5", "days", 720],
    ["0", "hours", Number.NaN],
    ["1.001", "minutes", Number.NaN],
    ["31", "days", Number.NaN],
    ["-1", "hours", Number.NaN],
    ["1,5", "hours", Number.NaN],
    ["four", "hours", Number.NaN],
  ])("%s %s is %d minutes", (amount, unit, minutes) => {
    expect(minutesOf({ amount, unit })).toEqual(minutes);
  });
});

const FULL: ReviewSettings = {
  requiredApprovals: 2,
  approvers: [finance, gone],
  slaMinutes: 240,
  bands: [
    { condition: "payload.amount>10000", requiredApprovals: 3 },
    { condition: "payload.a + 1 > 2", approvers: [ada], slaMinutes: 45 },
  ],
  escalateTo: ["role:owner", [ada, ben]],
};

describe("review settings in the editor", () => {
  it.each<[string, ReviewSettings | null]>([
    ["none", null],
    ["only how many", { requiredApprovals: 5 }],
    ["everything, with somebody who left", FULL],
  ])("come back as they were: %s", (_name, settings) => {
    expect(reviewOf(reviewDraftOf(settings))).toEqual(settings);
    expect(reviewProblems(reviewDraftOf(settings))).toEqual({});
  });

  it("another band waits for its condition, and keeps its own identity when bands move", () => {
    const draft = withBand(reviewDraftOf(FULL));
    expect(Object.keys(reviewProblems(draft))).toEqual(["review.bands[2].condition"]);
    const moved = { ...draft, bands: shifted(draft.bands, 2, -1) };
    expect(moved.bands.map(({ key }) => key)).toEqual([0, 2, 1]);
    expect(shifted(draft.bands, 0, -1)).toBe(draft.bands);
    expect(withBand({ ...moved, bands: moved.bands.slice(0, 2) }).bands.map(({ key }) => key)).toEqual([0, 2, 3]);
  });

  it.each<[string, (draft: ReviewDraft) => ReviewDraft, string]>([
    ["a name that is nobody's", (d) => ({ ...d, approvers: { names: [], typed: "fin" } }), "review.approvers"],
    ["a time that is none", (d) => ({ ...d, time: { amount: "x", unit: "hours" } }), "review.slaMinutes"],
    [
      "a level without people",
      (d) => ({ ...d, levels: [...d.levels, { names: [], typed: "" }] }),
      "review.escalateTo[2]",
    ],
    [
      "a level with a name that is nobody's",
      (d) => ({ ...d, levels: [{ names: [ada], typed: "x" }] }),
      "review.escalateTo[0]",
    ],
    [
      "a band for everything",
      (d) => ({ ...d, bands: d.bands.map((b) => ({ ...b, condition: withSource(" ") })).slice(1) }),
      "review.bands[0].condition",
    ],
    [
      "a row of a band that is not finished",
      (d) => ({
        ...d,
        bands: d.bands.slice(1).map((b) => ({
          ...b,
          condition: withForm({ join: "all", rows: [{ field: "payload.amount", operator: "over", value: "" }] }),
        })),
      }),
      "review.bands[0].condition",
    ],
    [
      "a time of a band that is none",
      (d) => ({ ...d, bands: d.bands.slice(1).map((b) => ({ ...b, time: { amount: "99", unit: "days" as const } })) }),
      "review.bands[0].slaMinutes",
    ],
  ])("%s is said at its place", (_name, change, place) => {
    expect(Object.keys(reviewProblems(change(reviewDraftOf(FULL))))).toEqual([place]);
  });
});

describe("who can be chosen", () => {
  it("is who may decide; somebody unknown keeps a name, and is said to be unknown", () => {
    expect(choosable(PEOPLE).map(({ text }) => text)).toEqual([
      "Owners",
      "Reviewers",
      "Finance",
      "Ada",
      "ben@example.org",
    ]);
    expect(nameOf(gone)).toMatchObject({ name: "usr_0000…000z", deciders: null, kind: "user" });
    expect(nameOf("role:auditor")).toMatchObject({ name: "Auditors", deciders: 0 });
  });

  it("two of one name are told apart", () => {
    const twice = choosable([...PEOPLE, view(gone, "ada", 1, "other@example.org")]);
    expect(twice.map(({ text }) => text).filter((text) => /^ada/i.test(text))).toEqual([
      "Ada (ada@example.org)",
      "ada (other@example.org)",
    ]);
    expect(meantBy(twice, "ada")).toBeNull();
  });

  it.each([
    ["finance", finance],
    [" FIN ", finance],
    ["own", "role:owner"],
    ["e", null],
    ["", null],
    ["nobody", null],
  ])("%j means %s", (typed, principal) => {
    expect(meantBy(choosable(PEOPLE), typed)?.principal ?? null).toBe(principal);
  });

  it.each<[string, ReviewSettings | null, RegExp | null]>([
    ["one of three", null, null],
    ["three of three", { requiredApprovals: 3 }, /^It asks for 3 approvals, and 2 people/],
    ["two of a group of two", { requiredApprovals: 2, approvers: [finance] }, null],
    ["two of one", { requiredApprovals: 2, approvers: [ada] }, /^It asks for 2 approvals, and 1 person/],
    ["one who left", { approvers: [gone] }, /1 approval, and 0 people/],
    [
      "a band that takes its people from all",
      { approvers: [finance], bands: [{ condition: "risk.score > 5", requiredApprovals: 3 }] },
      /^Band 1/,
    ],
  ])("says when approvals cannot be reached: %s", (_name, settings, words) => {
    const said = shortage(reviewDraftOf(settings), PEOPLE);
    if (words === null) expect(said).toBeNull();
    else expect(said).toMatch(words);
  });
});

describe("in words", () => {
  it.each<[ReviewSettings | null, string, string]>([
    [null, "1 person who may decide reviews within 24 hours.", "1 person within 24 hours"],
    [
      { requiredApprovals: 2, slaMinutes: 30 },
      "2 people who may decide reviews within 30 minutes.",
      "2 people within 30 minutes",
    ],
    [
      { approvers: ["role:owner", "role:admin"] },
      "1 owner or admin within 24 hours.",
      "1 owner or admin within 24 hours",
    ],
    [{ requiredApprovals: 2, approvers: ["role:owner"] }, "2 owners within 24 hours.", "2 owners within 24 hours"],
    [{ approvers: [ada] }, "Ada within 24 hours.", "Ada within 24 hours"],
    [{ approvers: [ben] }, "ben@example.org within 24 hours.", "ben@example.org within 24 hours"],
    [
      { requiredApprovals: 2, approvers: [ada, ben] },
      "Ada and ben@example.org within 24 hours.",
      "Ada and ben@example.org within 24 hours",
    ],
    [
      { requiredApprovals: 2, approvers: [finance], slaMinutes: 240 },
      "2 people of Finance within 4 hours.",
      "2 people of Finance within 4 hours",
    ],
    [
      { approvers: [finance, "role:owner", ada] },
      "1 person of Finance, the owners or Ada within 24 hours.",
      "1 person of Finance, the owners or Ada within 24 hours",
    ],
    [{ approvers: [gone] }, "usr_0000…000z within 24 hours.", "usr_0000…000z within 24 hours"],
  ])("%j", (settings, words, short) => {
    expect(reviewInWords(settings, nameOf)).toEqual([words, "If nobody answers in time, the action is rejected."]);
    expect(reviewInShort(settings, nameOf)).toBe(short);
  });

  it("bands come first, each with what it takes from all; then who is next", () => {
    const bands = [
      { condition: "has(payload.amount) && payload.amount > 10000", requiredApprovals: 2, slaMinutes: 240 },
      { condition: "payload.a + 1 > 2", approvers: [ada] },
    ];
    const settings = { approvers: [finance], bands, escalateTo: ["role:owner", [finance, ada]] };
    expect(reviewInWords(settings, nameOf)).toEqual([
      "Where amount is over 10,000: 2 people of Finance within 4 hours.",
      "Where its condition holds: Ada within 24 hours.",
      "Everything else: 1 person of Finance within 24 hours.",
      "If nobody answers in time: the owners for as long again, then Finance or Ada. After that the action is rejected.",
    ]);
    expect(reviewInShort(settings, nameOf)).toBe("1 person of Finance within 24 hours, 2 bands");
    expect(reviewInWords({ escalateTo: [[]] }, nameOf)[1]).toMatch(/nobody yet for as long again/);
  });
});

it("a condition of a band keeps its text when it is looked at as rows", () => {
  expect(conditionDraftOf(FULL.bands?.[0]?.condition ?? "").text).toBe("payload.amount>10000");
});
