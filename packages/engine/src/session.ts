import type { ActionType } from "./vocabulary/action-type";
import type { Verdict } from "./vocabulary/verdict";

/** How many of the newest steps a session remembers. */
export const SESSION_RECENT_MAX = 50;

/** One remembered step: kinds and ids only, never content. */
export interface SessionStep {
  readonly atMs: number;
  readonly agentId: string;
  readonly actionType: ActionType;
  readonly tool: string | null;
  readonly verdict: Verdict;
}

/**
 * The bounded memory of what happened before in one run or session. Plain JSON, at most a few kilobytes.
 * `totals` holds one running count per action type (`EMAIL_SEND`) and one per verdict (`HITL`), all always present.
 */
export interface SessionState {
  readonly v: 1;
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
  return { v: 1, steps: 0, blocked: 0, startedAtMs: null, lastAtMs: null, totals, recent: [] };
}

/** The session after one more decided action. */
export function advanceSession(session: SessionState, step: SessionStep): SessionState {
  const { totals } = session;
  return {
    v: 1,
    steps: session.steps + 1,
    blocked: session.blocked + (step.verdict === "BLOCK" ? 1 : 0),
    startedAtMs: session.startedAtMs ?? step.atMs,
    lastAtMs: step.atMs,
    totals: {
      ...totals,
      [step.actionType]: totals[step.actionType] + 1,
      [step.verdict]: totals[step.verdict] + 1,
    },
    recent: [...session.recent.slice(1 - SESSION_RECENT_MAX), step],
  };
}
