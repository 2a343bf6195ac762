import type { ActionDetector, Evidence, Observation } from "../../detection/detector";
import type { MastModeId } from "../../vocabulary/mast";
import type { Severity } from "../../vocabulary/risk-category";
import { eachPresent } from "./assess-run";
import { evidenceOfAction, firstMessageRead } from "./evidence-of-action";
import { FAILURE_MODE, ruleOfMode } from "./finding-types";

/** Modes in which the act itself is not what was asked for; the others show how the run goes. */
const MEDIUM: ReadonlySet<MastModeId> = new Set<MastModeId>(["FM-1.1", "FM-1.2", "FM-2.6"]);

/**
 * Reports the failure modes that an action and the run around it show. Never HIGH: a mode says that work goes wrong, not
 * that harm is meant.
 */
export const failureModesDetector: ActionDetector = {
  id: "failure-modes",
  kind: "action",
  types: [FAILURE_MODE],
  inspect: (evidence) => inspect(evidence),
};

function inspect({ action, session, settings }: Evidence): readonly Observation[] | "not_assessable" {
  const run = evidenceOfAction(action, session, settings.memoryKey);
  if (run === null) return "not_assessable";
  let observations: Observation[] | null = null;
  eachPresent(run, (modeId, { confidence, messages }) => {
    const last = messages.at(-1);
    observations ??= [];
    observations.push({
      type: FAILURE_MODE.type,
      rule: ruleOfMode(modeId),
      severity: severityOf(modeId),
      confidence,
      path: last === undefined ? null : `context.messages[${last + firstMessageRead(action)}]`,
      span: null,
    });
  });
  return observations ?? NOTHING;
}

const NOTHING: readonly Observation[] = [];

function severityOf(modeId: MastModeId): Severity {
  return MEDIUM.has(modeId) ? "MEDIUM" : "LOW";
}
