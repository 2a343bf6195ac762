import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newId } from "@/server/ids";
import { compiledSetHash, type PolicySet } from ".";
import { compiledSetOf } from "./compiled-set";
import { contentHashOf, editPolicy, nextPriority, type Policy } from "./policy";

const set: PolicySet = { id: newId("set"), combining: "first_applicable", fallback: "risk", compiledHash: null };
const content = {
  name: "Rule",
  description: null,
  actionTypes: ["OTHER" as const],
  agentIds: [],
  tools: [],
  condition: "",
  decision: "BLOCK" as const,
  review: null,
};
const policy = (placement: { priority: number; active: boolean; shadow: boolean }): Policy => ({
  ...content,
  ...placement,
  id: newId("pol"),
  policySetId: set.id,
  versionId: newId("plv"),
  version: 1,
  contentHash: contentHashOf(content),
  createdAt: new Date(0),
  updatedAt: new Date(0),
});
const live = { priority: 10, active: true, shadow: false };

describe("compiled set", () => {
  test("its hash is SHA-256 over the canonical text of combining, fallback and members: anyone can recompute it", () => {
    const text = '{"combining":"first_applicable","fallback":"risk","members":[]}';
    const expected = `sha256:${hash("sha256", text)}`;
    expect(compiledSetHash({ combining: "first_applicable", fallback: "risk", members: [] })).toBe(expected);
    expect(compiledSetOf(set, [policy({ ...live, active: false })]).hash).toBe(expected);
  });

  test("order, shadow, content and fallback each make it another set", () => {
    const [a, b] = [policy(live), policy(live)];
    const hashes = [
      compiledSetOf(set, [a, b]),
      compiledSetOf(set, [b, a]),
      compiledSetOf(set, [{ ...a, shadow: true }, b]),
      compiledSetOf(set, [{ ...a, contentHash: contentHashOf("other") }, b]),
      compiledSetOf({ ...set, fallback: "BLOCK" }, [a, b]),
    ].map((compiled) => compiled.hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("editPolicy", () => {
  test("only new content makes a new version", () => {
    const before = policy(live);
    expect(editPolicy(before, { priority: 5, active: false })).toMatchObject({
      isNewVersion: false,
      fields: ["active", "priority"],
    });
    expect(editPolicy(before, { tools: ["pay"] })).toMatchObject({ isNewVersion: true, fields: ["tools"] });
    expect(editPolicy(before, { name: "Rule", shadow: false })).toMatchObject({ isNewVersion: false, fields: [] });
  });
});

describe("nextPriority", () => {
  test("is ten behind the last, and never beyond the upper bound", () => {
    expect(nextPriority([])).toBe(10);
    expect(nextPriority([policy({ ...live, priority: 7 }), policy({ ...live, priority: 3 })])).toBe(17);
    expect(nextPriority([policy({ ...live, priority: 999_999 })])).toBe(1_000_000);
  });
});
