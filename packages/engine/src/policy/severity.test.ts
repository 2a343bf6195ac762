import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rubricSeverity, ruleSeverity, SEVERITY_RANGES, type StatedSeverity, severityActionOf } from "./severity";

const grave = { blastRadius: 90, reversibility: 80, dataSensitivity: 60 };
const reason = "Legal asked for this level";

describe("a rule's severity", () => {
  const accepted: readonly (readonly [stated: StatedSeverity, severity: number, isOverridden: boolean])[] = [
    [{ action: "block", dimensions: grave }, 79, false],
    [{ action: "block", severity: 95 }, 95, false],
    [{ action: "block", dimensions: grave, severity: 79 }, 79, false],
    [{ action: "block", dimensions: grave, severity: 95, overrideJustification: reason }, 95, true],
    [{ action: "allow", severity: 49 }, 49, false],
    [{ action: "review", severity: 20 }, 20, false],
  ];

  it.each(accepted)("%j is %i", (stated, severity, isOverridden) => {
    expect(ruleSeverity(stated)).toEqual({ ok: true, severity, isOverridden });
  });

  const refused: readonly (readonly [stated: StatedSeverity, field: string])[] = [
    [{ action: "allow", severity: 50 }, "severity"],
    [{ action: "review", severity: 90 }, "severity"],
    [{ action: "review", severity: 19 }, "severity"],
    [{ action: "block", severity: 49 }, "severity"],
    [{ action: "allow", dimensions: grave }, "severity"],
    [{ action: "block", severity: 50.5 }, "severity"],
    [{ action: "block" }, "severity"],
    [{ action: "block", dimensions: { ...grave, blastRadius: 101 } }, "blastRadius"],
    [{ action: "block", dimensions: { ...grave, reversibility: Number.NaN } }, "reversibility"],
    [{ action: "block", dimensions: grave, severity: 95 }, "overrideJustification"],
    [
      { action: "block", dimensions: grave, severity: 95, overrideJustification: `   ${"x".repeat(19)}  ` },
      "overrideJustification",
    ],
  ];

  it.each(refused)("%j is refused, naming %s", (stated, field) => {
    const ruling = ruleSeverity(stated);
    expect(ruling.ok ? null : ruling.problems.map((problem) => problem.field)).toEqual([field]);
  });

  it("refuses weights that do not add up to one", () => {
    const ruling = ruleSeverity(
      { action: "block", severity: 60 },
      { blastRadius: 0.5, reversibility: 0.5, dataSensitivity: 0.5 },
    );
    expect(ruling).toMatchObject({ ok: false, problems: [{ field: "weights" }] });
  });

  it("by the rubric is a whole number between the least and the greatest dimension", () => {
    const dimension = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(dimension, dimension, dimension, (blastRadius, reversibility, dataSensitivity) => {
        const severity = rubricSeverity({ blastRadius, reversibility, dataSensitivity });
        expect(Number.isInteger(severity)).toBe(true);
        expect(severity).toBeGreaterThanOrEqual(Math.floor(Math.min(blastRadius, reversibility, dataSensitivity)));
        expect(severity).toBeLessThanOrEqual(Math.ceil(Math.max(blastRadius, reversibility, dataSensitivity)));
      }),
    );
  });

  it("has a range for every decision", () => {
    expect(SEVERITY_RANGES[severityActionOf("BLOCK")].min).toBe(50);
    expect(SEVERITY_RANGES[severityActionOf("HITL")].max).toBe(89);
    expect(SEVERITY_RANGES[severityActionOf("ALERT")].max).toBe(49);
    expect(SEVERITY_RANGES[severityActionOf("ALLOW")].max).toBe(49);
  });
});
