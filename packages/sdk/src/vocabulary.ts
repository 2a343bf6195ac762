/** What kind of act an action is. Use `OTHER` when none fits and put the specifics in `payload`. */
export const ACTION_TYPES = [
  "EMAIL_SEND",
  "PAYMENT_APPROVE",
  "RECORD_UPDATE",
  "DOCUMENT_MODIFY",
  "DATA_ACCESS",
  "API_CALL",
  "OTHER",
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

/** `ALLOW` go ahead; `ALERT` go ahead, flagged; `HITL` wait for a person; `BLOCK` never. */
export const VERDICTS = ["ALLOW", "ALERT", "BLOCK", "HITL"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Bands of the risk score: LOW < 30 ≤ MEDIUM < 60 ≤ HIGH < 85 ≤ CRITICAL. */
export const RISK_CATEGORIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/** What a webhook can be told of. */
export const WEBHOOK_EVENT_TYPES = [
  "agent.decision.high_risk",
  "agent.decision.blocked",
  "agent.decision.resolved",
  "hitl.task.created",
  "hitl.task.reminded",
  "hitl.task.escalated",
  "hitl.task.partially_approved",
  "hitl.task.approved",
  "hitl.task.rejected",
  "hitl.task.edited",
  "hitl.task.expired",
  "api_key.created",
  "api_key.revoked",
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];
