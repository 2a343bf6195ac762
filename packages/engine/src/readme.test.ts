import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileCondition } from "./condition/compile-condition";
import { CONDITION_LIMITS } from "./condition/limits";
import { decideLargePayment } from "./testing/readme-example";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const blockOf = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1] ?? "";

describe("the README", () => {
  it("shows the example that is compiled, and it decides what it says", () => {
    expect(blockOf("ts")).toBe(readFileSync(join(import.meta.dirname, "testing/readme-example.ts"), "utf8"));
    const { verdict, matchedPolicyId } = decideLargePayment(new Date(0));
    expect([verdict, matchedPolicyId]).toEqual(["HITL", "pol_1"]);
  });

  it.each(blockOf("cel").trim().split("\n"))("shows a condition that can be saved: %s", (source) => {
    expect(compileCondition(source)).toEqual(expect.objectContaining({ ok: true }));
  });

  it("names every limit as it is", () => {
    for (const limit of Object.values(CONDITION_LIMITS)) {
      expect(readme).toMatch(new RegExp(`\\| [^|\\n]*\\b${limit.toLocaleString("en-US")}\\b`));
    }
  });
});
