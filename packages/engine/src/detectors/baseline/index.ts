import type { ActionDetector, Observation } from "../../detection/detector";
import type { FindingType } from "../../detection/finding-type";
import { reasonFrom } from "../../detection/reason-from";
import { mastEvidence } from "../../vocabulary/mast";
import { type DeviationType, deviations } from "./deviations";
import { baselineStepOf } from "./step";
import type { AgentBaseline } from "./summary";

const SENTENCES = {
  novel_tool: "The agent has never used this tool.",
  frequency_spike: "The session is more than twice as long as the agent's sessions usually are.",
  sequence_anomaly: "The agent has never used this tool after the one before.",
  arg_anomaly_new_key: "The tool is called with an argument the agent never gave it.",
  arg_anomaly_new_value: "The tool is called with a value the agent never gave it.",
  velocity_spike: "The agent's last steps follow each other five times as fast as usual.",
  novel_target_domain: "The agent has never had to do with this host.",
  novel_target_path: "The agent has never touched this sensitive directory.",
} as const satisfies Record<DeviationType, string>;

/** The agent does what it does not usually do. */
const UNUSUAL_BEHAVIOUR: FindingType = {
  type: "unusual_behaviour",
  title: "Unlike the agent's usual steps",
  reason: reasonFrom(SENTENCES, "The step is unlike what the agent usually does."),
  remediation:
    "Nothing to do if the agent was given new work. Otherwise look at what changed: its task, its prompt, its key.",
  references: ["OWASP ASI10:2026"],
  mast: mastEvidence("MAST-S-DRIFT"),
  defaultEffect: "score",
};

/** Points from which a deviation is more than a note. */
const MEDIUM_MIN = 25;

/**
 * Reports how an action deviates from its agent's baseline. Never grave by itself: new work is unusual too.
 * @param baseline what is usual for the agent of the action; `null` when nothing is known.
 */
export function baselineDetector(baseline: AgentBaseline | null): ActionDetector {
  return {
    id: "baseline",
    kind: "action",
    types: [UNUSUAL_BEHAVIOUR],
    inspect({ action, session, nowMs, settings }): readonly Observation[] | "not_assessable" {
      if (baseline === null) return "not_assessable";
      const step = baselineStepOf(action, { verdict: null, riskScore: 0, atMs: nowMs }, settings.memoryKey);
      return deviations(baseline, step, session?.steps ?? 0).map(({ type, severity, confidence }) => ({
        type: UNUSUAL_BEHAVIOUR.type,
        rule: type,
        severity: severity >= MEDIUM_MIN ? "MEDIUM" : "LOW",
        confidence: Math.min(confidence, 0.49),
        path: null,
        span: null,
      }));
    },
  };
}
