import { ACTION_TYPES, compilePolicySet, DEFAULT_DETECTION, decide, type Snapshot } from "@mastguard/engine";
import { describe, expect, it } from "vitest";
import { UnavailableError } from "@/server/errors";
import { answerAt, answerHashOf, answerOf, openAnswer, parseStoredAnswer, storedText } from "./answer";

const policies = (["HITL", "ALERT", "BLOCK", "ALLOW"] as const).map((decision, at) => ({
  id: `pol_01m7vktr4af3vvj809xbvamr3${at}`,
  versionId: `plv_01m7vktr4ae7289wq6t4jf220${at}`,
  version: at + 1,
  name: `policy ${at}`,
  actionTypes: ACTION_TYPES,
  agentIds: [],
  tools: [],
  condition: ["payload.n > 9", "payload.missing == 1", "payload.n > 1", ""][at] ?? "",
  decision,
  priority: at,
  createdAt: 0,
  shadow: at === 2,
}));

const snapshot: Snapshot = {
  organizationId: "org",
  epoch: 1,
  mode: "allow_by_default",
  policySet: compilePolicySet({ policies, combining: "first_applicable", fallback: "risk" }),
  policySetHash: "",
  containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
  budgets: [],
  agents: new Map(),
  detection: DEFAULT_DETECTION,
};

describe("stored answers", () => {
  it("a stored decision reads back as it was, whatever its policies did", () => {
    const action = {
      agentId: "a",
      actionType: "OTHER",
      payload: { n: 5 },
      context: {},
      tool: null,
      resource: null,
      environment: null,
      allowedTools: null,
      sessionKey: null,
      source: "native",
    } as const;
    const { decision } = decide(action, snapshot, null, 0);
    const stored = answerOf({
      traceId: "trc_1",
      decision,
      mode: "sync",
      processingTimeMs: 1.5,
      taskId: null,
      expiresAt: new Date(0),
      digest: "sha256:00",
      payloadBytes: 7,
    });
    expect(new Set(stored.answer.policiesEvaluated.map(({ outcome }) => outcome))).toEqual(
      new Set(["not_matched", "error", "shadow", "matched"]),
    );
    expect(parseStoredAnswer(storedText(stored))).toEqual(stored);
    expect(answerAt(stored, { index: 9, leafHash: "00" }).audit).toEqual({ index: 9, leafHash: "00" });
    const text = storedText(stored);
    const body = JSON.stringify({ data: { answerHash: answerHashOf(text) } });
    expect(openAnswer(text, body)).toEqual(stored);
    expect(() => openAnswer(text.replace("BLOCK", "ALLOW").replace("HITL", "ALLOW"), body)).toThrow(UnavailableError);
    expect(() => openAnswer(text, JSON.stringify({ data: {} }))).toThrow();
  });
  it.each(['{"answer":{},"story":{}}', "{}", "null"])(
    "text of another shape is an error, not half an answer: %s",
    (text) => {
      expect(() => parseStoredAnswer(text)).toThrow();
    },
  );
});
