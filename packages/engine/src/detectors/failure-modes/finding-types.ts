import type { FindingType } from "../../detection/finding-type";
import { MAST_MODES, type MastEvidence, type MastModeId, mastEvidence } from "../../vocabulary/mast";

/** What a person reads about each mode; the names and their order are the taxonomy's. */
const REASONS: Readonly<Record<MastModeId, string>> = {
  "FM-1.1": "The action contradicts a constraint that the task states.",
  "FM-1.2": "The action is outside the role the agent was given.",
  "FM-1.3": "The agent repeats a step it has already done.",
  "FM-1.4": "The agent asks again for something it has been told.",
  "FM-1.5": "The run goes on after its end was called.",
  "FM-2.1": "The agent starts the conversation or its plan over.",
  "FM-2.2": "An argument holds a stand-in for a value that nobody was asked for.",
  "FM-2.3": "What the agents say last has nothing to do with the task.",
  "FM-2.4": "An agent was asked for a value it has and did not pass it on.",
  "FM-2.5": "An agent repeats itself after another agent objected.",
  "FM-2.6": "The action is not what the reasoning says.",
  "FM-3.1": "The run is called finished while an error or named work is open.",
  "FM-3.2": "The run is called finished after changes that nothing checked.",
  "FM-3.3": "The agent calls a step successful right after a tool reported that it failed.",
};

/** The rule of findings about a mode: `fm-1.3` for `FM-1.3`. */
export function ruleOfMode(modeId: MastModeId): string {
  return modeId.toLowerCase();
}

/** The mode a rule of this detector is evidence of; `null` for any other text. */
export function mastOfRule(rule: string): MastEvidence | null {
  return MAST_OF_RULE.get(rule) ?? null;
}

const MAST_OF_RULE: ReadonlyMap<string, MastEvidence> = new Map(
  MAST_MODES.map(({ modeId }) => [ruleOfMode(modeId), mastEvidence(modeId)]),
);

const REASON_OF_RULE: ReadonlyMap<string, string> = new Map(
  MAST_MODES.map(({ modeId }) => [ruleOfMode(modeId), REASONS[modeId]]),
);

/** One type for all modes; the rule says which, and `mastOfRule` gives the mode. */
export const FAILURE_MODE: FindingType = {
  type: "failure_mode",
  title: "Failure mode of the agent",
  reason: (rule) => REASON_OF_RULE.get(rule) ?? "The run shows a failure mode.",
  remediation:
    "Look at the run before letting the action pass. If the mode returns, state the constraint, the end of the task or the check in the agent's instructions.",
  references: ["arXiv 2503.13657", "OWASP ASI08:2026", "OWASP LLM06:2025"],
  mast: null,
  mastOf: mastOfRule,
  defaultEffect: "score",
};
