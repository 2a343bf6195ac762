import { isSink } from "../../tool-role";
import type { Severity } from "../../vocabulary/risk-category";
import { type ChainStep, countLast, type History } from "./steps";

export interface Repetition {
  readonly rule: "same_step" | "same_step_again" | "alternating_steps";
  readonly severity: Severity;
  readonly confidence: number;
}

const SAME_RUN_MIN = 3;
const SAME_IN_WINDOW_MIN = 4;
const WINDOW = 8;
/** A loop of two steps is one from its third round on. */
const ROUNDS_MIN = 3;
/** From here on nothing ordinary explains it. */
const GRAVE_MIN = 6;
/** An agent that asks again only after so long waits for something; one that is stuck does not wait. */
const WAITING_MS = 20_000;

/**
 * Whether the agent goes round in circles: the same step three times in a row, four times in the last eight, or two steps
 * in turn for three rounds (MAST FM-1.3). Asking the same again is how agents wait, so it weighs little until the sixth,
 * and whenever the agent takes its time.
 */
export function repetitionIn(history: History, action: ChainStep): Repetition | null {
  // The steps before it must repeat themselves first, so the action's own fingerprint is seldom needed.
  if (!mayRepeat(history) || action.fingerprint === "") return null;
  const isSame = ({ fingerprint }: ChainStep) => fingerprint === action.fingerprint;
  const run = 1 + runLength(history, isSame);
  const inWindow = 1 + countLast(history, WINDOW - 1, isSame);
  const sinceMs = action.atMs - (history.at(-1)?.atMs ?? action.atMs);
  const weight = weigh(action, Math.max(run, inWindow), sinceMs >= WAITING_MS);
  if (run >= SAME_RUN_MIN) return { rule: "same_step", ...weight };
  if (inWindow >= SAME_IN_WINDOW_MIN) return { rule: "same_step_again", ...weight };
  return alternates(history) && printAt(history, 2) === action.fingerprint
    ? { rule: "alternating_steps", ...weight }
    : null;
}

/** Whether one more step could be a repetition: the last two are alike, or three of the last seven, as when two take turns. */
function mayRepeat(history: History): boolean {
  const last = printAt(history, 1);
  if (last !== "" && last === printAt(history, 2)) return true;
  for (let back = 1; back < WINDOW; back += 1) {
    const print = printAt(history, back);
    if (print === "") continue;
    let same = 1;
    for (let other = back + 1; other < WINDOW; other += 1) if (printAt(history, other) === print) same += 1;
    if (same >= SAME_IN_WINDOW_MIN - 1) return true;
  }
  return false;
}

/** The fingerprint of the step so many back, 1 for the last; empty when there is none. */
function printAt(history: History, back: number): string {
  return history[history.length - back]?.fingerprint ?? "";
}

function runLength(history: History, isSame: (step: ChainStep) => boolean): number {
  let run = 0;
  for (let step = history.at(-1); step !== undefined && isSame(step); step = history.at(-1 - run)) run += 1;
  return run;
}

/** Whether the last five steps are two in turn, as `b a b a b`; a sixth like the one two back makes three rounds. */
function alternates(history: History): boolean {
  const [one, two] = [printAt(history, 1), printAt(history, 2)];
  if (one === two || one === "" || two === "") return false;
  return one === printAt(history, 3) && two === printAt(history, 4) && one === printAt(history, 2 * ROUNDS_MIN - 1);
}

function weigh({ role }: ChainStep, times: number, isWaiting: boolean): Pick<Repetition, "severity" | "confidence"> {
  const isGrave = times >= GRAVE_MIN;
  if (isSink(role)) return { severity: isGrave ? "HIGH" : "MEDIUM", confidence: 0.6 };
  return { severity: isGrave && !isWaiting ? "MEDIUM" : "LOW", confidence: 0.6 };
}
