import { compilePolicySet, DEFAULT_DETECTION, decide, type Finding, type Snapshot } from "@mastguard/engine";
import type { Detect } from "./scorer";

/** Half a year past the newest record; nothing a detector reports depends on it. */
const NOW = Date.UTC(2026, 0, 5, 10);

/** An organization that has configured nothing. */
const NEW_ORGANIZATION: Snapshot = {
  organizationId: "org_score",
  epoch: 1,
  mode: "allow_by_default",
  policySet: compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" }),
  policySetHash: "",
  containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
  budgets: [],
  agents: new Map(),
  detection: DEFAULT_DETECTION,
};

/** What a new organization's detectors find in an action without a session. @throws Error when the engine fails. */
export const detect: Detect = (action): readonly Finding[] => {
  const { decision } = decide(action, NEW_ORGANIZATION, null, NOW);
  if (decision.failedStage !== null) throw new Error(`stage ${decision.failedStage} failed`);
  return decision.findings;
};
