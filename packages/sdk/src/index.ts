export type { DecidedAction } from "./action-digest";
export { digestOf } from "./action-digest";
export type { Agent, AgentQuery } from "./agent";
export type { Agents } from "./agents";
export type { AuditEntry, AuditQuery } from "./audit-entry";
export type { BatchOutcome } from "./batch";
export { MastGuardClient } from "./client";
export type { Dashboard } from "./dashboard";
export type { AuditPosition, Decision, DecisionReason, Finding, MastFailure, PolicyEvaluation } from "./decision";
export { isAllowed } from "./decision";
export type { DecisionState, OpenedTask, Rejection, Replacement } from "./decision-state";
export {
  ActionBlockedError,
  ActionChangedError,
  ActionPendingError,
  ActionRejectedError,
  ActionReplacedError,
  ActionSpentError,
} from "./errors/decision-errors";
export {
  AuthenticationError,
  AuthorizationError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
} from "./errors/http-errors";
export { InvalidResponseError, NetworkError, TimeoutError } from "./errors/local-errors";
export type { ErrorDetail } from "./errors/mastguard-error";
export { MastGuardError } from "./errors/mastguard-error";
export type { Governance, IngestOptions, WaitOptions } from "./governance";
export type { Hitl } from "./hitl";
export type { ActionContext, ContextMessage, IngestEvent } from "./ingest-event";
export type { ItemError } from "./item-error";
export type { MastGuardClientOptions } from "./options";
export type { Outcome, OutcomeFinding, OutcomeReport } from "./outcome";
export type { AuditPage, Page } from "./page";
export type { Policy } from "./policy";
export type { ApprovalToRedeem, Redemption } from "./redemption";
export type { ManyRejections, RejectionOutcome } from "./reject-many";
export type { AttentionSettings, ReviewerQuality, ReviewQuality, Share } from "./review-quality";
export type {
  Approval,
  DecisionOutcome,
  DecisionRecord,
  EditOutcome,
  QueueQuery,
  ReviewAnswer,
  ReviewEdit,
  ReviewEvent,
  ReviewStatus,
  ReviewTask,
  ReviewTaskWithHistory,
} from "./review-task";
export type { Delegation, Delegations, NewDelegation, ReviewerGroup, ReviewerGroups } from "./reviewers";
export type { RunOptions } from "./run";
export { MastGuardWebhooks } from "./signature";
export type { TestResult, TestSettings } from "./test-result";
export type { ActionType, RiskCategory, Verdict, WebhookEventType } from "./vocabulary";
export { ACTION_TYPES, RISK_CATEGORIES, VERDICTS, WEBHOOK_EVENT_TYPES } from "./vocabulary";
export type { Delivery, DeliveryPage, DeliveryQuery, NewWebhook, Webhook, WebhookWithSecret } from "./webhook";
export type { Webhooks } from "./webhooks";
