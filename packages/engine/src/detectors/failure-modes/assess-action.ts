import type { Action } from "../../action";
import type { MemoryKey } from "../../detection/settings";
import type { SessionState } from "../../session";
import { MAST_MODES } from "../../vocabulary/mast";
import { assessRun } from "./assess-run";
import { evidenceOfAction, firstMessageRead } from "./evidence-of-action";
import type { ModeAssessment } from "./run-evidence";

/**
 * All 14 failure modes over what an action shows of its run, in the order of the paper; message indices are those of
 * `context.messages`. An action that shows nothing but itself leaves every mode not assessable.
 */
export function assessAction(action: Action, session: SessionState | null, key: MemoryKey): readonly ModeAssessment[] {
  const run = evidenceOfAction(action, session, key);
  if (run === null) {
    return MAST_MODES.map(({ modeId }) => ({
      modeId,
      verdict: "not_assessable",
      confidence: 0,
      messages: [],
      steps: [],
    }));
  }
  const first = firstMessageRead(action);
  return assessRun(run).map((mode) => ({ ...mode, messages: mode.messages.map((index) => index + first) }));
}
