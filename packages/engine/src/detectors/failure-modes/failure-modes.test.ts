import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Action } from "../../action";
import { DEFAULT_DETECTION } from "../../detection/settings";
import { advanceSession, emptySession, type SessionState } from "../../session";
import { fingerprintOf } from "../../session/fingerprint";
import { BARE_ACTION } from "../../testing/bare-action";
import { expectLinearTime, repeated } from "../../testing/growth";
import { JsonObjectSchema, JsonValueSchema } from "../../testing/json-schema";
import { MAST_MODES } from "../../vocabulary/mast";
import { assessRun } from "./assess-run";
import { attributeFailure } from "./attribute-failure";
import { mastOfRule } from "./finding-types";
import { failureModesDetector } from "./index";
import type { RunEvidence, RunStep } from "./run-evidence";

const fixtures = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: z.string(),
      action: z.strictObject({
        actionType: z.enum(["API_CALL", "EMAIL_SEND", "PAYMENT_APPROVE"]),
        tool: z.string().nullable(),
        payload: JsonObjectSchema,
        context: JsonObjectSchema,
      }),
      expected: z.array(z.string()),
    }),
  ),
});

const { cases } = fixtures.parse(JSON.parse(readFileSync(new URL("./fixtures.json", import.meta.url), "utf8")));

function inspect(action: Partial<Action>, session: SessionState | null = null) {
  return failureModesDetector.inspect({
    action: { ...BARE_ACTION, ...action },
    texts: [],
    session,
    nowMs: 0,
    settings: DEFAULT_DETECTION,
    observations: [],
  });
}

const NOTHING: RunEvidence = {
  task: null,
  role: null,
  messages: [],
  action: null,
  reasoning: null,
  final: null,
  step: null,
  steps: [],
};

const step = (fingerprint: string, final = false): RunStep => ({
  tool: "search",
  actionType: "API_CALL",
  fingerprint,
  final,
});

const proposed = (fingerprint: string) => ({
  tool: "search",
  resource: null,
  actionType: "API_CALL" as const,
  payload: {},
  fingerprint,
});

describe("the failure modes an action shows", () => {
  it.each(cases)("$name", ({ action, expected }) => {
    const seen = inspect(action);
    expect(seen === "not_assessable" ? [] : seen.map(({ rule }) => rule)).toEqual(expected);
  });

  it("is not assessable without messages, task, role, reasoning, end or session", () => {
    expect(inspect({ tool: "delete_file", payload: { path: "your_file" } })).toBe("not_assessable");
  });

  it("counts messages as the caller does, however many there are", () => {
    const filler = Array.from({ length: 150 }, (_, index) => ({ role: "user", content: `number ${index}` }));
    const failure = [
      { role: "tool", content: "Error: no such table" },
      { role: "assistant", content: "Successfully done." },
    ];
    const seen = inspect({ context: { messages: [...filler, ...failure] } });
    expect(seen).toMatchObject([{ rule: "fm-3.3", path: "context.messages[151]" }]);
  });

  it("never calls anything graver than MEDIUM", () => {
    const severities = cases.flatMap(({ action }) => {
      const seen = inspect(action);
      return seen === "not_assessable" ? [] : seen.map(({ severity }) => severity);
    });
    expect(new Set(severities)).toEqual(new Set(["LOW", "MEDIUM"]));
  });

  it("remembers equal steps, and that a run has ended, but not that a session has", () => {
    const action: Action = { ...BARE_ACTION, tool: "search", payload: { q: "sales" } };
    const past = (final: boolean) => ({
      atMs: 0,
      agentId: "a",
      actionType: action.actionType,
      tool: "search",
      verdict: "ALLOW" as const,
      role: "search" as const,
      fingerprint: fingerprintOf(action, DEFAULT_DETECTION.memoryKey),
      riskScore: 0,
      findings: [],
      final,
    });
    const twice = advanceSession(advanceSession(emptySession(), past(false)), past(false));
    expect(inspect(action, twice)).toMatchObject([{ rule: "fm-1.3", path: null }]);
    expect(inspect({ ...action, payload: { q: "costs" } }, twice)).toEqual([]);
    const ended = advanceSession(emptySession(), past(true));
    expect(inspect({ ...action, context: { runId: "r" } }, ended)).toMatchObject([{ rule: "fm-1.5" }]);
    expect(inspect({ ...action, context: { sessionId: "s" } }, ended)).toEqual([]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (payload, messages, task) => {
        const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload);
        inspect({
          payload: isObject ? z.record(z.string(), JsonValueSchema).parse(payload) : {},
          context: JsonObjectSchema.parse({ messages, task }),
        });
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    "do not send ",
    "at most $9,999 ",
    "a@b.",
    '"x": ',
    "please provide your name ",
    "no more than 1,1",
    "TERMINATE ",
    "i will use the ",
  ])("takes time in proportion to its length: %j repeated", (seed) => {
    expectLinearTime(16_384, (length) => {
      const text = repeated(seed, length);
      const messages = [0, 1, 2, 3, 4].map((index) => ({
        role: index % 2 === 0 ? "assistant" : "tool",
        content: text,
      }));
      const context = { task: text, role: text, reasoning: text, final: true, messages };
      return () => inspect({ tool: "send_email", payload: { to: text, text }, context });
    });
  });
});

describe("a run as a whole", () => {
  it("says of every mode that it cannot tell when nothing is known", () => {
    const assessments = assessRun(NOTHING);
    expect(assessments.map(({ modeId }) => modeId)).toEqual(MAST_MODES.map(({ modeId }) => modeId));
    expect(new Set(assessments.map(({ verdict }) => verdict))).toEqual(new Set(["not_assessable"]));
  });

  it("finds equal steps by their fingerprints, and says which", () => {
    const steps = [step("a"), step("b"), step("a")];
    const [, , repetition] = assessRun({ ...NOTHING, steps, action: proposed("a") });
    expect(repetition).toMatchObject({ modeId: "FM-1.3", verdict: "present", steps: [0, 2] });
    const [, , none] = assessRun({ ...NOTHING, steps, action: proposed("c") });
    expect(none).toMatchObject({ verdict: "absent" });
  });

  it("finds an action after the step that was called the last", () => {
    const run = { ...NOTHING, steps: [step("a"), step("b", true)], action: proposed("c") };
    expect(assessRun(run).find(({ modeId }) => modeId === "FM-1.5")).toMatchObject({ verdict: "present", steps: [1] });
  });

  it("every rule is a mode of the taxonomy", () => {
    expect(mastOfRule("fm-2.6")).toEqual({ modeId: "FM-2.6", name: "Reasoning–action mismatch", category: "FC2" });
    expect(mastOfRule("fm-9.9")).toBeNull();
    expect(failureModesDetector.types.map(({ reason }) => reason("fm-1.3"))).toEqual([
      "The agent repeats a step it has already done.",
    ]);
  });
});

describe("whom a failure is put down to", () => {
  const plan = { agent: "Planner_Manager", text: "Plan: 1. look the price up 2. compute the total" };

  it("the one who makes the figures up", () => {
    const transcript = [
      plan,
      { agent: "Search_Expert", text: "I looked at the page list and will go through it." },
      { agent: "Price_Expert", text: "Let's assume a typical price of 45 dollars per ticket and simulate the data." },
      { agent: "Check_Expert", text: "The total is 180 dollars." },
    ];
    expect(attributeFailure(transcript, "What do four tickets cost?")).toMatchObject({
      agent: "Price_Expert",
      step: 2,
    });
  });

  it("no terminal and no person is to blame", () => {
    const transcript = [
      { agent: "human", text: "What is it?" },
      { agent: "Computer_terminal", text: "Traceback: error" },
    ];
    expect(attributeFailure(transcript, "What is it?")).toBeNull();
    expect(attributeFailure([], "")).toBeNull();
  });

  it("a channel is not part of the name", () => {
    expect(attributeFailure([{ agent: "Orchestrator (thought)", text: "plan" }], "x")?.agent).toBe("Orchestrator");
  });
});
