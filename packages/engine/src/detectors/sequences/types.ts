import type { FindingType } from "../../detection/finding-type";
import { mastEvidence } from "../../vocabulary/mast";
import { CHAINS } from "./chains";

/** Harmless-looking steps that together are an attack. */
export const ATTACK_CHAIN: FindingType = {
  type: "attack_chain",
  title: "Chain of steps",
  reason: (rule) =>
    CHAINS.find(({ name }) => name === rule)?.sentence ?? "Several steps together form a known pattern of attack.",
  remediation:
    "Look at the session's last steps together. If they were not one task, stop the agent and find out what set it off.",
  references: ["OWASP LLM06:2025", "OWASP ASI02:2026", "OWASP ASI08:2026"],
  mast: mastEvidence("MAST-T-CHAIN"),
  defaultEffect: "score",
};

/** An attack spread over several turns. */
export const MULTI_TURN: FindingType = {
  type: "multi_turn",
  title: "Attack over several turns",
  reason: (rule) => {
    switch (rule) {
      case "injection_accumulation":
        return "The texts of this session keep trying to instruct the agent.";
      case "privilege_probing":
        return "The agent was refused several different tools within its last steps.";
      case "recon_then_exploit":
        return "The agent looked around, read credentials and then struck.";
      default:
        return "An agent that only read so far suddenly does something grave.";
    }
  },
  remediation: "Read the session from its start. End it if its purpose has changed under the agent's hands.",
  references: ["OWASP LLM01:2025", "OWASP ASI01:2026"],
  mast: mastEvidence("MAST-T-MULTI-TURN"),
  defaultEffect: "score",
};

/** The agent goes round in circles. */
export const STEP_REPETITION: FindingType = {
  type: "step_repetition",
  title: "Repeated step",
  reason: (rule) =>
    rule === "alternating_steps"
      ? "The agent takes the same two steps in turn."
      : "The agent takes a step again that it has just taken, with the same arguments.",
  remediation: "Give the agent the result it already has, a limit on retries or a way to stop.",
  references: ["OWASP LLM10:2025", "OWASP ASI08:2026"],
  mast: mastEvidence("FM-1.3"),
  defaultEffect: "score",
};

/** The session has used up what it was given. */
export const BUDGET_EXCEEDED: FindingType = {
  type: "budget_exceeded",
  title: "Budget used up",
  reason: (rule) => {
    switch (rule) {
      case "blocked_run":
        return "So many steps in a row were blocked that the agent should not go on trying.";
      case "cost":
        return "The session has used up the cost it was given.";
      default:
        return "The session has taken as many steps as it was given.";
    }
  },
  remediation: "Find out why the agent needs so much. Raise the budget or end the session.",
  references: ["OWASP LLM10:2025"],
  mast: mastEvidence("FM-1.5"),
  defaultEffect: "score",
};
