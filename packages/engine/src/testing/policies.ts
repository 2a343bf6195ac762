import type { Action } from "../action";
import { decide } from "../decide";
import type { Decision } from "../decision";
import type { PolicyDefinition } from "../policy/definition";
import { compilePolicySet, type PolicySetInput } from "../policy/policy-set";
import type { SessionState } from "../session";
import type { Snapshot } from "../snapshot";
import { snapshotOf } from "./fixture";

/** When the decisions of the tests are made, in Unix milliseconds. */
export const NOW = Date.UTC(2026, 0, 5, 10);

/** Stands still, so that decisions can be compared whole. */
export const clock = (): number => 0;

/** A policy for every action, with the parts a test cares about. */
export function definitionOf(
  parts: Pick<PolicyDefinition, "id" | "condition" | "decision"> & Partial<PolicyDefinition>,
): PolicyDefinition {
  return {
    versionId: `${parts.id}.1`,
    version: 1,
    name: parts.id,
    actionTypes: [],
    agentIds: [],
    tools: [],
    priority: 1,
    createdAt: 0,
    shadow: false,
    ...parts,
  };
}

/** Decides with nothing configured but a set of policies. */
export function decideWith(
  input: PolicySetInput,
  given: Action,
  memory: SessionState | null,
  parts: Partial<Snapshot> = {},
): Decision {
  return decide(given, snapshotOf(compilePolicySet(input), parts), memory, NOW, { clock }).decision;
}
