import { describe, expect, it } from "vitest";
import type { ScreenEntry } from "@/server/audit";
import { matchesSelection } from "./matches";

const entry: ScreenEntry = {
  index: 7,
  type: "action.decided",
  traceId: "trc_01m7vmg204fjn870yjp6t15c6p",
  agentId: "treasury-bot",
  actionType: "PAYMENT_APPROVE",
  payloadHash: null,
  decision: "HITL",
  riskScore: 72,
  riskCategory: "HIGH",
  mastFailures: [],
  policiesEvaluated: [],
  timestamp: "2026-11-20T12:00:00.000Z",
  leafHash: "",
  tool: null,
  latencyUs: 100,
  summary: "Pay",
};

describe("matchesSelection", () => {
  it("without a type only decisions count, with `all` everything does", () => {
    expect(matchesSelection(entry, {})).toBe(true);
    expect(matchesSelection({ ...entry, type: "review.opened" }, {})).toBe(false);
    expect(matchesSelection({ ...entry, type: "review.opened" }, { type: "all" })).toBe(true);
  });

  it("every filter that is set has to hold", () => {
    expect(matchesSelection(entry, { decision: "HITL", category: "HIGH", agentId: "treasury-bot" })).toBe(true);
    expect(matchesSelection(entry, { decision: "HITL", category: "LOW" })).toBe(false);
    expect(matchesSelection({ ...entry, agentId: null }, { agentId: "treasury-bot" })).toBe(false);
  });

  it("a time range includes its start and not its end", () => {
    expect(matchesSelection(entry, { from: entry.timestamp })).toBe(true);
    expect(matchesSelection(entry, { to: entry.timestamp })).toBe(false);
  });
});
