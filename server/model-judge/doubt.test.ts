import { DETECTORS } from "@mastguard/engine";
import { expect, test } from "vitest";
import { doubtfulFindings } from "./doubt";

const finding = { rule: "r", severity: "LOW", confidence: 0.8, path: "payload.a", span: null };
const bodyOf = (...findings: object[]) =>
  JSON.stringify({ type: "action.decided", data: { findings: findings.map((one) => ({ ...finding, ...one })) } });

test.each([
  ["suspect_text", "score", true],
  ["suspect_text", "review", true],
  ["tainted_argument", "alert", true],
  ["harmful_content", "score", true],
  ["prompt_injection", "review", true],
  ["prompt_injection", "block", false],
  ["secret", "score", false],
  ["personal_data", "score", false],
  ["dangerous_command", "review", false],
  ["budget_exceeded", "score", false],
])("%s under a guardrail that says %s is asked about: %s", (type, effect, isAsked) => {
  expect(doubtfulFindings(bodyOf({ type, effect })).length > 0).toBe(isAsked);
});

test("no finding, no question", () => {
  expect(doubtfulFindings(bodyOf())).toEqual([]);
});

test("every type that is asked about is one a detector reports", () => {
  const types = DETECTORS.flatMap((detector) => detector.types.map(({ type }) => type));
  const asked = types.filter((type) => doubtfulFindings(bodyOf({ type, effect: "score" })).length > 0);
  expect(asked.sort()).toEqual([
    "harmful_content",
    "hidden_text",
    "multi_turn",
    "prompt_injection",
    "suspect_text",
    "tainted_argument",
    "tool_poisoning",
    "unrequested_action",
  ]);
});
