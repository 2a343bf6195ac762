import type { ActionType } from "@mastguard/engine";
import { capitalised } from "../lib/sentence";
import type { EntryKind } from "./selection";

const KINDS: Readonly<Record<EntryKind, string>> = {
  all: "All entries",
  "action.received": "Received",
  "action.decided": "Decision",
  "review.opened": "Review opened",
  "review.viewed": "Review seen",
  "review.assigned": "Review assigned",
  "review.commented": "Review commented",
  "review.reminded": "Review reminded",
  "review.escalated": "Review escalated",
  "review.approved": "Approved",
  "review.rejected": "Rejected",
  "review.edited": "Edited",
  "review.overtaken": "Edit overtaken",
  "review.expired": "Review expired",
  "review.redeemed": "Approval used",
  "review.redemption_refused": "Execution refused",
  "review_test.caught": "Test task caught",
  "review_test.missed": "Test task missed",
  "review_test.expired": "Test task expired",
  "outcome.reported": "Outcome reported",
  "reviewer_group.created": "Reviewer group created",
  "reviewer_group.updated": "Reviewer group changed",
  "reviewer_group.deleted": "Reviewer group deleted",
  "delegation.set": "Stand-in named",
  "delegation.ended": "Stand-in ended",
  "policy.created": "Policy created",
  "policy.updated": "Policy changed",
  "policy.activated": "Policy switched on",
  "policy.deactivated": "Policy switched off",
  "policy.reordered": "Policies reordered",
  "policy.deleted": "Policy deleted",
  "policy_set.compiled": "Policy set compiled",
  "budget.created": "Budget created",
  "budget.updated": "Budget changed",
  "budget.deleted": "Budget deleted",
  "guardrail.updated": "Guardrail changed",
  "containment.stopped": "Everything stopped",
  "containment.resumed": "Stop lifted",
  "containment.quarantined": "Agent quarantined",
  "containment.released": "Agent released",
  "containment.tool_blocked": "Tool blocked",
  "containment.tool_unblocked": "Tool unblocked",
  "judge.updated": "Model judge switched",
  "judge.skipped": "Model judge fell behind",
  "judge.opinion": "Model's opinion",
  "key.created": "API key created",
  "key.revoked": "API key revoked",
  "webhook.created": "Webhook created",
  "webhook.secret_rotated": "Webhook secret changed",
  "webhook.disabled": "Webhook switched off",
  "webhook.deleted": "Webhook deleted",
  "notification_channel.created": "Notification channel created",
  "notification_channel.updated": "Notification channel changed",
  "notification_channel.disabled": "Notification channel switched off",
  "notification_channel.deleted": "Notification channel deleted",
  "organization.created": "Organization created",
  "organization.updated": "Organization changed",
  "member.added": "Member added",
  "session.opened": "Signed in",
  "session.closed": "Signed out",
  "export.created": "Export taken",
};

const ACTION_TYPES: Readonly<Record<ActionType, string>> = {
  EMAIL_SEND: "Send e-mail",
  PAYMENT_APPROVE: "Payment",
  RECORD_UPDATE: "Update record",
  DOCUMENT_MODIFY: "Edit document",
  DATA_ACCESS: "Read data",
  API_CALL: "Call API",
  OTHER: "Other action",
};

const KIND_WORDS = new Map<string, string>(Object.entries(KINDS));
const ACTION_WORDS = new Map<string, string>(Object.entries(ACTION_TYPES));

/** A kind of entry in words; a kind this screen does not know yet by its last part: `webhook.sent` is `Webhook sent`. */
export function kindInWords(type: string): string {
  return KIND_WORDS.get(type) ?? capitalised(type.replaceAll(/[._]/g, " "));
}

/** An action type in words. */
export function actionTypeInWords(actionType: string): string {
  return ACTION_WORDS.get(actionType) ?? actionType;
}

/** The tool as it is called, else the kind of action in words. */
export function actionInWords({
  actionType,
  tool,
}: {
  readonly actionType: string;
  readonly tool: string | null;
}): string {
  return tool ?? actionTypeInWords(actionType);
}

/**
 * What an entry says, in one line: a decision by its action, everything else by its kind, with the action where it has
 * one: `Review opened: pay €48,200.00 to ACME GmbH`.
 * @param summary the action in words; the server repeats the type where there is none.
 */
export function entryInWords({ type, summary }: { readonly type: string; readonly summary: string }): string {
  if (type === "action.decided") return summary;
  return summary === type ? kindInWords(type) : `${kindInWords(type)}: ${lowerFirst(summary)}`;
}

/** Not for words that are all capitals. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
