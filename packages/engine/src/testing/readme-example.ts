import {
  compilePolicySet,
  DEFAULT_DETECTION,
  type Decision,
  decide,
  emptySession,
  type Snapshot,
} from "@mastguard/engine";

const policySet = compilePolicySet({
  combining: "first_applicable",
  fallback: "risk",
  policies: [
    {
      id: "pol_1",
      versionId: "plv_1",
      version: 1,
      name: "Large payments",
      actionTypes: ["PAYMENT_APPROVE"],
      agentIds: [],
      tools: [],
      condition: "payload.amount > 1000",
      decision: "HITL",
      priority: 10,
      createdAt: 0,
      shadow: false,
    },
  ],
});

const snapshot: Snapshot = {
  organizationId: "org_1",
  epoch: 1,
  mode: "allow_by_default",
  policySet,
  policySetHash: "",
  containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
  budgets: [],
  agents: new Map(),
  detection: DEFAULT_DETECTION,
};

/** HITL, because of policy `pol_1`. */
export function decideLargePayment(now: Date): Decision {
  const action = {
    agentId: "billing-agent",
    actionType: "PAYMENT_APPROVE",
    payload: { amount: 2500, currency: "EUR" },
    context: {},
    tool: null,
    resource: null,
    environment: "production",
    allowedTools: null,
    sessionKey: "run-1",
    source: "native",
  } as const;
  return decide(action, snapshot, emptySession(), now).decision;
}
