/** Every kind of entry the log holds so far. A new kind is added here and nowhere else. */
export const ENTRY_TYPES = [
  "action.decided",
  "review.opened",
  "review.expired",
  "policy.created",
  "policy.updated",
  "policy.activated",
  "policy.deactivated",
  "policy.reordered",
  "policy.deleted",
  "policy_set.compiled",
  "guardrail.updated",
  "key.created",
  "key.revoked",
  "organization.created",
  "organization.updated",
  "member.added",
  "session.opened",
  "session.closed",
  "export.created",
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];
