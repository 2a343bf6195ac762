import type { Action, Finding } from "@mastguard/engine";
import { describe, expect, it } from "vitest";
import { SCORER as hashes } from "./hashes";
import { SCORER as ordinary } from "./ordinary";
import { SCORER as trace } from "./trace";

const FINDING: Finding = {
  type: "secret",
  detectorId: "secrets",
  rule: "r",
  severity: "LOW",
  confidence: 0.9,
  path: null,
  span: null,
  effect: "score",
  mast: null,
};

const record = (fields: object) => ({ id: "1", source: "a", kind: "benign", label: 0 as const, ...fields });

describe("ordinary.any", () => {
  it("flags what any finding speaks of, a LOW one too", () => {
    const flagged = (found: readonly Finding[]) =>
      ordinary.score(record({ text: "Hello" }), () => found).find(({ metric }) => metric === "ordinary.any")?.flagged;
    expect(flagged([FINDING])).toBe(true);
    expect(flagged([])).toBe(false);
  });
});

describe("ordinary.secret.hash", () => {
  it.each([
    ["a UUID", "See 123e4567-e89b-12d3-a456-426614174000.", true],
    ["a commit id", "fixed in 9f3a2c1", true],
    ["a digest", `sha256:${"0a".repeat(32)}`, true],
    ["a word and a number", "defaced 1234567", false],
    ["a longer run of hexadecimal digits", "0a".repeat(9), false],
  ])("%s", (_, text, holdsOne) => {
    const metrics = hashes.score(record({ text }), () => []).map(({ metric }) => metric);
    expect(metrics.includes("ordinary.secret.hash")).toBe(holdsOne);
  });

  it("counts against the added hash only what was not found without it", () => {
    const seen: Action[] = [];
    const flagged = (before: number, after: number) => {
      const found = [before, after].map((count) => Array.from({ length: count }, () => FINDING));
      const judged = hashes.score(record({ tool: "mail.send", args: { to: "bob" } }), (action) => {
        seen.push(action);
        return found.shift() ?? [];
      });
      return judged.find(({ metric }) => metric === "ordinary.secret.hash.added")?.flagged;
    };
    expect([flagged(0, 0), flagged(1, 1), flagged(0, 1)]).toEqual([false, false, true]);
    expect(Object.keys(seen[0]?.payload ?? {})).toEqual(["to"]);
    expect(Object.keys(seen[1]?.payload ?? {})).toHaveLength(2);
  });
});

describe("trace.taint", () => {
  it.each([
    ["the taint detector's", { detectorId: "taint", severity: "HIGH" }, true, true],
    ["another's", { detectorId: "secrets", severity: "HIGH" }, true, false],
    ["a slight one", { detectorId: "taint", severity: "MEDIUM" }, false, false],
  ] as const)("judges a run by %s findings alone", (_, fields, isUnsafe, isTainted) => {
    const run = record({ kind: "trace", label: 1, task: "Pay", steps: [{ tool: "pay", asked_by: "tool output" }] });
    const judged = trace.score({ ...run, label: 1 }, () => [{ ...FINDING, ...fields }]);
    const flagged = Object.fromEntries(judged.map(({ metric, flagged }) => [metric, flagged]));
    expect(flagged).toEqual({ "trace.unsafe": isUnsafe, "trace.taint": isTainted, "trace.attack": isUnsafe });
  });
});
