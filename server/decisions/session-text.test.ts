import { emptySession, SESSION_RECENT_MAX, type SessionState, type SessionStep } from "@mastguard/engine";
import { describe, expect, it } from "vitest";
import { parseSessionText, sessionText } from "./session-text";

const START = Date.UTC(2026, 0, 5, 10);

/** A session that remembers this many steps, and has taken more. */
function sessionOf(steps: number, given: (index: number) => Partial<SessionStep> = () => ({})): SessionState {
  const recent = Array.from(
    { length: steps },
    (_, index): SessionStep => ({
      atMs: START + index * 1_234,
      agentId: "billing-agent",
      actionType: "API_CALL",
      tool: `tool_${index % 7}`,
      verdict: index % 5 === 0 ? "BLOCK" : "ALLOW",
      role: "read",
      fingerprint: "AbCd-_12",
      riskScore: index,
      findings: index % 3 === 0 ? ["prompt_injection", "secret"] : [],
      final: false,
      ...given(index),
    }),
  );
  const names = (count: number, word: string) =>
    Array.from({ length: count }, (_, index) => `${word}${String(index).padStart(4, "0")}`);
  const empty = emptySession();
  return {
    ...empty,
    steps: steps * 3,
    blocked: steps,
    startedAtMs: START - 60_000,
    lastAtMs: START + steps * 1_234,
    totals: { ...empty.totals, API_CALL: steps * 3, BLOCK: steps, ALLOW: steps * 2 },
    recent,
    taint: {
      untrusted: names(Math.min(steps, 64), "untr"),
      trusted: names(Math.min(steps, 48), "trus"),
      suspect: steps,
    },
    suspicion: { sum: 0.1 * steps, count: steps },
    counters: { hourMs: START, inHour: steps, dayMs: START, inDay: steps, blockedRun: 1, cost: steps * 0.25 },
  };
}

describe("sessionText", () => {
  it("is read back as it was", () => {
    for (const steps of [0, 1, 2, SESSION_RECENT_MAX]) {
      const state = sessionOf(steps);
      expect(parseSessionText(sessionText(state))).toEqual(state);
    }
  });

  it("keeps what few steps have: no tool, the end, a tool out of scope", () => {
    const state = sessionOf(3, (index) => ({
      tool: null,
      final: index === 2,
      ...(index === 1 ? { scope: "violated" as const } : {}),
    }));
    expect(parseSessionText(sessionText(state))).toEqual(state);
  });

  it("stays below 4 kB for a full ordinary session, and below 8 kB when every name is new and long", () => {
    expect(sessionText(sessionOf(SESSION_RECENT_MAX)).length).toBeLessThan(4_000);
    const worst = sessionOf(SESSION_RECENT_MAX, (index) => ({
      agentId: `${index}`.padEnd(40, "a"),
      tool: `${index}`.padEnd(40, "t"),
      findings: Array.from({ length: 6 }, (_, type) => `finding_type_${type}`),
    }));
    expect(sessionText(worst).length).toBeLessThan(8_000);
  });
});

describe("parseSessionText", () => {
  it("reads the first version, which knew neither roles nor fingerprints", () => {
    const first = {
      v: 1,
      steps: 2,
      blocked: 1,
      startedAtMs: START,
      lastAtMs: START + 5,
      totals: { EMAIL_SEND: 2, ALLOW: 1, BLOCK: 1 },
      recent: [
        [START, "mailer", "EMAIL_SEND", "mail.send", "ALLOW"],
        [START + 5, "mailer", "EMAIL_SEND", null, "BLOCK"],
      ],
    };
    const state = parseSessionText(JSON.stringify(first));
    expect(state).toMatchObject({ v: 2, steps: 2, blocked: 1, totals: { EMAIL_SEND: 2, HITL: 0 } });
    expect(state.recent[0]).toEqual({
      atMs: START,
      agentId: "mailer",
      actionType: "EMAIL_SEND",
      tool: "mail.send",
      verdict: "ALLOW",
      role: "other",
      fingerprint: "",
      riskScore: 0,
      findings: [],
      final: false,
    });
    expect(parseSessionText(sessionText(state))).toEqual(state);
  });

  it("refuses any other shape", () => {
    const stored = sessionText(sessionOf(2));
    for (const text of ["", "{}", "null", '{"v":3}', stored.replace('"w":["billing-agent"', '"w":[1')]) {
      expect(() => parseSessionText(text)).toThrow();
    }
    expect(() => parseSessionText(stored.replace(/"w":\[[^\]]*\]/, '"w":[]'))).toThrow(RangeError);
  });
});
