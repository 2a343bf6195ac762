import type { IngestEvent } from "../ingest-event";

/** An event as an agent would send it. */
export const event: IngestEvent = {
  agentId: "billing-bot",
  actionType: "PAYMENT_APPROVE",
  payload: { amount: 120, currency: "EUR" },
  context: { tool: "pay_invoice", sessionId: "s-1", step: 3 },
};

/** A decision as the server sends it, with the given fields replaced. */
export function decisionWith(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    traceId: "trc_1",
    decision: "ALLOW",
    riskScore: 12,
    riskCategory: "LOW",
    mastFailures: [],
    findings: [],
    processingTimeMs: 1.5,
    mode: "sync",
    queued: false,
    policiesEvaluated: [{ id: "pol_1", version: 2, outcome: "not_matched" }],
    matchedPolicyId: null,
    hitlTaskId: null,
    expiresAt: null,
    reasons: [],
    actionDigest: "sha256:ab",
    audit: { index: 7, leafHash: "cd" },
    ...fields,
  };
}
