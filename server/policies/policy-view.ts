import type { Policy } from "./policy";
import type { PolicyView } from "./schemas";

/** A policy as callers see it. */
export function policyView(policy: Policy): PolicyView {
  const { id, name, description, actionTypes, agentIds, tools, condition, decision, review } = policy;
  const { priority, active, shadow, version, createdAt, updatedAt } = policy;
  return {
    id,
    name,
    description,
    actionTypes,
    agentIds,
    tools,
    condition,
    conditions: condition,
    decision,
    priority,
    active,
    shadow,
    review,
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
