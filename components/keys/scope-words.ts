import type { Scope } from "@/server/auth/permissions";

/** What each scope lets a key do, in the order they are offered. */
export const SCOPE_WORDS = {
  ingest: "Send actions and get their decisions. What an agent needs.",
  read: "Read agents, decisions, policies and the audit log. No payloads.",
  policies: "Read and change policies.",
  "hitl:review": "See what waits for a person, with its payload.",
  webhooks: "See, create and delete webhooks.",
  keys: "Create and revoke keys, with no scope that it lacks itself.",
  admin: "Everything except deciding reviews. For automation you trust like an administrator.",
} as const satisfies Record<Scope, string>;
