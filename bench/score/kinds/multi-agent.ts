import { attributeFailure } from "../../../packages/engine/src/detectors/failure-modes/attribute-failure";
import type { LabelledRecord, Scorer } from "../scorer";

/** Failed runs of several agents: does the attribution name the agent and the step people blamed? */
export const SCORER: Scorer = {
  kinds: ["multi_agent"],
  score(record) {
    const guess = attributeFailure(
      transcriptOf(record),
      typeof record["question"] === "string" ? record["question"] : "",
    );
    const agent = String(record["mistake_agent"]).toLowerCase();
    return [
      { metric: "attribution.agent", expected: true, flagged: guess?.agent.toLowerCase() === agent },
      { metric: "attribution.step", expected: true, flagged: guess?.step === Number(record["mistake_step"]) },
    ];
  },
};

function transcriptOf(record: LabelledRecord): readonly { readonly agent: string; readonly text: string }[] {
  const steps = record["steps"];
  if (!Array.isArray(steps)) return [];
  return steps.map((step: { readonly agent?: unknown; readonly text?: unknown } | null) => ({
    agent: typeof step?.agent === "string" ? step.agent : "",
    text: typeof step?.text === "string" ? step.text : "",
  }));
}
