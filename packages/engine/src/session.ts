import { ageCounters, countStep, NO_COUNTS, type SessionCounters } from "./session/counters";
import {
  NO_MEMORY,
  NO_TAINT,
  type SessionTaint,
  type StepMemory,
  type Suspicion,
  suspicionAfter,
  taintAfter,
} from "./session/taint";
import type { ToolRole } from "./tool-role";
import type { ActionType } from "./vocabulary/action-type";
import type { Verdict } from "./vocabulary/verdict";

/** How many of the newest steps a session remembers. */
export const SESSION_RECENT_MAX = 50;

/** Characters kept of the names of agents and tools. */
export const SESSION_NAME_MAX = 40;

/** Finding types kept of a step. */
const FINDINGS_MAX = 6;

/** One remembered step: kinds and ids only, never content. */
export interface SessionStep {
  readonly atMs: number;
  /** Its first 40 characters, like `tool`. */
  readonly agentId: string;
  readonly actionType: ActionType;
  readonly tool: string | null;
  readonly verdict: Verdict;
  readonly role: ToolRole;
  /** `fingerprintOf()` the action; empty when it is not known, and then equal to no other. */
  readonly fingerprint: string;
  /** From 0 to 100. */
  readonly riskScore: number;
  /** Types of the findings, each once, at most 6. */
  readonly findings: readonly string[];
  /** The agent said that this step ends its work (`context.final`). */
  readonly final: boolean;
  /** Set when the step asked for a tool outside what it may use. */
  readonly scope?: "violated";
}

/**
 * The bounded memory of what happened before in one run or session. Plain JSON, usually some 2 kB as stored, at most
 * some 8 kB. `totals` holds one running count per action type (`EMAIL_SEND`) and one per verdict (`HITL`), all always
 * present.
 */
export interface SessionState {
  readonly v: 2;
  /** How many actions were decided in this session. */
  readonly steps: number;
  /** How many of them ended in BLOCK. */
  readonly blocked: number;
  /** Unix milliseconds of the first decision; `null` before it. */
  readonly startedAtMs: number | null;
  readonly lastAtMs: number | null;
  readonly totals: Readonly<Record<ActionType | Verdict, number>>;
  /** Oldest first, at most `SESSION_RECENT_MAX`. */
  readonly recent: readonly SessionStep[];
  readonly taint: SessionTaint;
  readonly suspicion: Suspicion;
  readonly counters: SessionCounters;
}

/** A session in which nothing has happened yet. */
export function emptySession(): SessionState {
  const totals = {
    EMAIL_SEND: 0,
    PAYMENT_APPROVE: 0,
    RECORD_UPDATE: 0,
    DOCUMENT_MODIFY: 0,
    DATA_ACCESS: 0,
    API_CALL: 0,
    OTHER: 0,
    ALLOW: 0,
    ALERT: 0,
    HITL: 0,
    BLOCK: 0,
  };
  return {
    v: 2,
    steps: 0,
    blocked: 0,
    startedAtMs: null,
    lastAtMs: null,
    totals,
    recent: [],
    taint: NO_TAINT,
    suspicion: { sum: 0, count: 0 },
    counters: NO_COUNTS,
  };
}

/**
 * The session after one more decided action.
 * @param memory what the action's texts leave behind; nothing when they were not looked at.
 */
export function advanceSession(session: SessionState, step: SessionStep, memory: StepMemory = NO_MEMORY): SessionState {
  const { actionType, verdict, atMs } = step;
  const { recent } = session;
  const totals = { ...session.totals };
  totals[actionType] += 1;
  totals[verdict] += 1;
  const kept = recent.length < SESSION_RECENT_MAX ? recent.slice() : recent.slice(1 - SESSION_RECENT_MAX);
  kept.push(remembered(step));
  return {
    v: 2,
    steps: session.steps + 1,
    blocked: session.blocked + (verdict === "BLOCK" ? 1 : 0),
    startedAtMs: session.startedAtMs ?? atMs,
    lastAtMs: atMs,
    totals,
    recent: kept,
    taint: taintAfter(session.taint, memory),
    suspicion: suspicionAfter(session.suspicion, memory.suspicion),
    counters: countStep(ageCounters(session.counters, atMs), verdict, memory.cost),
  };
}

/** A step within its bounds; nearly all are. */
function remembered(step: SessionStep): SessionStep {
  const { agentId, tool, findings } = step;
  const isBounded =
    agentId.length <= SESSION_NAME_MAX && (tool === null || tool.length <= SESSION_NAME_MAX) && findings.length < 2;
  if (isBounded) return step;
  return {
    ...step,
    agentId: agentId.slice(0, SESSION_NAME_MAX),
    tool: tool?.slice(0, SESSION_NAME_MAX) ?? null,
    findings: [...new Set(findings)].slice(0, FINDINGS_MAX),
  };
}
