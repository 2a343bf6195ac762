/** How many names of each kind a session keeps; the newest stay. */
const UNTRUSTED_MAX = 64;
const TRUSTED_MAX = 48;

/**
 * Which addresses, accounts and the like the session has seen, as keyed names, oldest first. `untrusted`: those that what
 * came back from tools told the agent to use, or that stood beside what looked like an attempt to instruct it.
 * `trusted`: in the user's own words.
 */
export interface SessionTaint {
  readonly untrusted: readonly string[];
  readonly trusted: readonly string[];
  /** Steps so far whose untrusted texts looked like an attempt to instruct the agent. */
  readonly suspect: number;
}

/** Running sum and count of how much each step's texts looked like an injection, each from 0 to 1. */
export interface Suspicion {
  readonly sum: number;
  readonly count: number;
}

/** What one action's texts leave in the session. */
export interface StepMemory {
  readonly untrusted: readonly string[];
  readonly trusted: readonly string[];
  readonly isSuspect: boolean;
  /** From 0 to 1; `null` when the action held no text to judge. */
  readonly suspicion: number | null;
  /** What the action costs in the agent's own unit; 0 when it does not say. */
  readonly cost: number;
}

export const NO_TAINT: SessionTaint = { untrusted: [], trusted: [], suspect: 0 };

export const NO_MEMORY: StepMemory = { untrusted: [], trusted: [], isSuspect: false, suspicion: null, cost: 0 };

/** The running sum after a step, in thousandths, so that what is stored is what is remembered. */
export function suspicionAfter(suspicion: Suspicion, added: number | null): Suspicion {
  if (added === null) return suspicion;
  return { sum: Math.round((suspicion.sum + added) * 1_000) / 1_000, count: suspicion.count + 1 };
}

/** The taint after a step. A name seen again moves to the end. */
export function taintAfter(taint: SessionTaint, memory: StepMemory): SessionTaint {
  const { untrusted, trusted, isSuspect } = memory;
  if (untrusted.length === 0 && trusted.length === 0 && !isSuspect) return taint;
  return {
    untrusted: untrusted.length === 0 ? taint.untrusted : newest(taint.untrusted, untrusted, UNTRUSTED_MAX),
    trusted: trusted.length === 0 ? taint.trusted : newest(taint.trusted, trusted, TRUSTED_MAX),
    suspect: taint.suspect + (isSuspect ? 1 : 0),
  };
}

function newest(known: readonly string[], added: readonly string[], most: number): readonly string[] {
  const names = new Set(known);
  for (const name of added) {
    names.delete(name);
    names.add(name);
  }
  return [...names].slice(-most);
}
