import type { Budget } from "./budget/budget";
import type { DetectionSettings } from "./detection/settings";
import type { CompiledPolicySet } from "./policy/policy-set";
import type { RiskCategory } from "./vocabulary/risk-category";

/** How an organization runs: what nothing decided, and whether policies bite. */
export const MODES = ["allow_by_default", "deny_by_default", "audit_only"] as const;

export type Mode = (typeof MODES)[number];

/** What the organization has said about one agent. An agent without an entry is simply not restricted. */
export interface RegisteredAgent {
  readonly agentId: string;
  /** The only tools this agent may use; `null` means any. */
  readonly allowedTools: readonly string[] | null;
  /** How dangerous the organization considers the agent; `null` when it has not said. */
  readonly riskTier: RiskCategory | null;
}

export interface Containment {
  /** The organization's emergency stop is pressed. */
  readonly stopped: boolean;
  readonly quarantinedAgents: ReadonlySet<string>;
  /** Tool names as `toolKey()` folds them. */
  readonly blockedTools: ReadonlySet<string>;
}

/** Everything an organization configured, compiled once and read by every decision until its epoch moves. */
export interface Snapshot {
  readonly organizationId: string;
  /** The configuration's version; a decision made on it is committed only if it still holds. */
  readonly epoch: number;
  readonly mode: Mode;
  readonly policySet: CompiledPolicySet;
  /** Hash of the set's members; the server computes it, the engine only carries it. */
  readonly policySetHash: string;
  readonly containment: Containment;
  /** Caps on what actions may add up to. */
  readonly budgets: readonly Budget[];
  readonly agents: ReadonlyMap<string, RegisteredAgent>;
  /** The guardrails, and what the detectors' memory is keyed with. */
  readonly detection: DetectionSettings;
}

/** Characters nobody sees: formatting marks, zero-width space and joiners, soft hyphens, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The form in which tool names are compared: case, width, surrounding space and invisible characters must not slip past
 * a rule. Compatibility forms fold by NFKC, again after the invisible ones are gone, since they can keep a letter and
 * its accent apart. Letters that only look alike (Latin a, Cyrillic а) stay different.
 */
export function toolKey(tool: string): string {
  return tool.normalize("NFKC").replace(INVISIBLE, "").normalize("NFKC").trim().toLowerCase();
}
