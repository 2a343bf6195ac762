import { describe, expect, it } from "vitest";
import { advanceSession, emptySession, SESSION_RECENT_MAX, type SessionStep } from "../session";
import { fingerprintOf } from "./fingerprint";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 5, 10);

function stepAt(atMs: number, given: Partial<SessionStep> = {}): SessionStep {
  return {
    atMs,
    agentId: "agent",
    actionType: "API_CALL",
    tool: "get_item",
    verdict: "ALLOW",
    role: "read",
    fingerprint: "AAAAAAAA",
    riskScore: 10,
    findings: [],
    final: false,
    ...given,
  };
}

const memory = (names: readonly string[], suspicion: number | null = null) => ({
  untrusted: names,
  trusted: [],
  isSuspect: false,
  suspicion,
  cost: 1.5,
});

describe("advanceSession", () => {
  it("keeps the newest steps, short names and each finding once", () => {
    let session = emptySession();
    for (let index = 0; index < SESSION_RECENT_MAX + 5; index += 1) {
      session = advanceSession(
        session,
        stepAt(NOW + index, { agentId: "a".repeat(200), tool: "t".repeat(200), findings: ["x", "x", "y"] }),
      );
    }
    expect(session.steps).toBe(SESSION_RECENT_MAX + 5);
    expect(session.recent).toHaveLength(SESSION_RECENT_MAX);
    expect(session.recent.at(-1)).toMatchObject({
      agentId: "a".repeat(40),
      tool: "t".repeat(40),
      findings: ["x", "y"],
    });
  });

  it("counts by hour and day, and the run of blocks", () => {
    const verdicts = ["BLOCK", "BLOCK", "HITL", "BLOCK"] as const;
    let session = emptySession();
    for (const [index, verdict] of verdicts.entries())
      session = advanceSession(session, stepAt(NOW + index, { verdict }), memory([]));
    expect(session.counters).toMatchObject({ inHour: 4, inDay: 4, blockedRun: 1, cost: 6 });
    session = advanceSession(session, stepAt(NOW + HOUR));
    expect(session.counters).toMatchObject({ inHour: 1, inDay: 5, blockedRun: 0 });
    session = advanceSession(session, stepAt(NOW + 24 * HOUR));
    expect(session.counters).toMatchObject({ inHour: 1, inDay: 1 });
  });

  it("remembers a bounded number of names, those seen last at the end", () => {
    let session = advanceSession(emptySession(), stepAt(NOW), memory(["first000", "second00"]));
    session = advanceSession(session, stepAt(NOW), memory(["first000"]));
    expect(session.taint.untrusted).toEqual(["second00", "first000"]);
    const many = Array.from({ length: 200 }, (_, index) => `name${index}`);
    expect(advanceSession(session, stepAt(NOW), memory(many)).taint.untrusted).toEqual(many.slice(-64));
  });

  it("sums suspicion in thousandths, so that what is stored is what is remembered", () => {
    let session = emptySession();
    for (let index = 0; index < 10; index += 1) session = advanceSession(session, stepAt(NOW), memory([], 0.1));
    expect(session.suspicion).toEqual({ sum: 1, count: 10 });
    expect(advanceSession(session, stepAt(NOW), memory([])).suspicion.count).toBe(10);
  });

  it("leaves the session it was given as it was", () => {
    const before = advanceSession(emptySession(), stepAt(NOW), memory(["name0000"], 0.5));
    const copy = structuredClone(before);
    advanceSession(before, stepAt(NOW + 1), memory(["name0001"], 0.5));
    expect(before).toEqual(copy);
  });
});

describe("fingerprintOf", () => {
  const KEY = [1, 2, 3, 4] as const;
  const of = (payload: Record<string, unknown>, tool: string | null = "mail.send") =>
    fingerprintOf({ tool, actionType: "API_CALL", payload: JSON.parse(JSON.stringify(payload)) }, KEY);

  it("is equal whatever the order of keys and the case of the tool's name", () => {
    expect(of({ a: 1, b: { c: [1, 2], d: null } })).toBe(of({ b: { d: null, c: [1, 2] }, a: 1 }, "Mail.Send"));
  });

  it("differs with any value, key, place and key of the hash", () => {
    const all = [
      of({ a: 1 }),
      of({ a: "1" }),
      of({ b: 1 }),
      of({ a: [1] }),
      of({ a: { b: 1 } }),
      of({ a: [1, 2] }),
      of({ a: [2, 1] }),
      of({ a: "x".repeat(300) }),
      of({ a: `${"x".repeat(299)}y` }),
      of({ a: 1 }, "mail.read"),
      of({ a: 1 }, null),
      fingerprintOf({ tool: "mail.send", actionType: "API_CALL", payload: { a: 1 } }, [4, 3, 2, 1]),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("reads the digest instead of the payload where there is one", () => {
    const digest = `sha256:${"0".repeat(64)}`;
    const ofDigest = (payload: Record<string, number>, tool = "mail.send", given = digest) =>
      fingerprintOf({ tool, actionType: "API_CALL", payload, digest: given }, KEY);
    expect(ofDigest({ a: 1 })).toBe(ofDigest({ a: 2 }, "Mail.Send"));
    const all = [of({ a: 1 }), ofDigest({}), ofDigest({}, "mail.read"), ofDigest({}, "mail.send", `${digest}1`)];
    expect(new Set(all).size).toBe(all.length);
  });
});
