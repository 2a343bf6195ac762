import { describe, expect, it } from "vitest";
import type { TaskStep } from "@/server/reviews/schemas";
import { stepInWords } from "./step-words";

const STEP: TaskStep = {
  event: "redeemed",
  at: "2026-11-20T10:00:00.000Z",
  by: null,
  onBehalfOf: null,
  to: null,
  method: null,
  reason: null,
  outcome: null,
  told: [],
  text: null,
  withheld: null,
};

const words = (step: Partial<TaskStep>) => stepInWords({ names: {} }, { ...STEP, ...step }, "usr_me");

describe("the history of a task says in words", () => {
  it.each([
    ["escalated", ["role:admin", "user:usr_me"], "Escalated to every admin, you"],
    ["reminded", ["role:policy_manager"], "Reminded: every policy manager"],
    ["reminded", [], "Reminded"],
  ])("whom it told: %s, %j", (event, told, said) => {
    expect(words({ event, told })).toBe(said);
  });

  it.each([
    ["other_digest", "Execution refused: another action was presented than the approved one"],
    ["outcome_reported", "Execution refused: its outcome had been reported before"],
  ])("why an execution was refused: %s", (reason, said) => {
    expect(words({ event: "redemption_refused", reason })).toBe(said);
  });

  it.each([
    ["succeeded", [], "Its agent says it succeeded"],
    [
      "succeeded",
      ["executed_without_redemption", "digest_mismatch"],
      "Its agent says it succeeded; executed without redeeming the approval; something else was executed",
    ],
    ["not_executed", ["digest_mismatch"], "Its agent says it was not executed; another action is named"],
  ])("what its agent reported: %s, %j", (status, flags, said) => {
    expect(words({ event: "outcome_reported", outcome: { status, flags } })).toBe(said);
  });
});
