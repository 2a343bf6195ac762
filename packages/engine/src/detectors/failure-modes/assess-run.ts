import type { MastModeId } from "../../vocabulary/mast";
import { MAST_MODES } from "../../vocabulary/mast";
import { failsToAsk } from "./clarification";
import { derails } from "./derailment";
import { endsTooEarly, missesTermination, skipsVerification, verifiesWrongly } from "./ending";
import { losesHistory, resets } from "./history";
import { actsAgainstReasoning } from "./mismatch";
import { ignoresPeers, withholds } from "./peers";
import { repeatsSteps } from "./repetition";
import type { Assessor, ModeAssessment, RunEvidence, Sighting } from "./run-evidence";
import { disobeysRole, disobeysTask } from "./specification";

const ASSESSORS: Readonly<Record<MastModeId, Assessor>> = {
  "FM-1.1": disobeysTask,
  "FM-1.2": disobeysRole,
  "FM-1.3": repeatsSteps,
  "FM-1.4": losesHistory,
  "FM-1.5": missesTermination,
  "FM-2.1": resets,
  "FM-2.2": failsToAsk,
  "FM-2.3": derails,
  "FM-2.4": withholds,
  "FM-2.5": ignoresPeers,
  "FM-2.6": actsAgainstReasoning,
  "FM-3.1": endsTooEarly,
  "FM-3.2": skipsVerification,
  "FM-3.3": verifiesWrongly,
};

const MODES = MAST_MODES.map(({ modeId }) => ({ modeId, assess: ASSESSORS[modeId] }));

/** Calls `take` for every mode the run shows, in the order of the paper. */
export function eachPresent(run: RunEvidence, take: (modeId: MastModeId, sighting: Sighting) => void): void {
  for (const { modeId, assess } of MODES) {
    const sighting = assess(run);
    if (sighting !== null && sighting.confidence > 0) take(modeId, sighting);
  }
}

/** The sureness of an absence: the assessors see the plain cases only. */
const ABSENT_CONFIDENCE = 0.5;

/**
 * All 14 failure modes of the taxonomy over what one run shows, in the order of the paper. Where the evidence for a mode
 * is missing the verdict is `not_assessable`; `absent` means that it was there and does not show the plain form of it.
 */
export function assessRun(run: RunEvidence): readonly ModeAssessment[] {
  return MODES.map(({ modeId, assess }) => {
    const sighting = assess(run);
    if (sighting === null) return { modeId, verdict: "not_assessable", confidence: 0, messages: [], steps: [] };
    const { confidence, messages, steps } = sighting;
    if (confidence === 0) return { modeId, verdict: "absent", confidence: ABSENT_CONFIDENCE, messages: [], steps: [] };
    return { modeId, verdict: "present", confidence, messages, steps };
  });
}
