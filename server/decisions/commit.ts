import type { Waiter } from "@/server/db/presence";
import { observeCommit } from "@/server/http/metrics";
import type { CommitResult } from "./commit-lane";
import { COMMIT_DECISIONS, type CommitRow } from "./commit-row";
import { Committer } from "./committer";
import { RECEIVE_ACTIONS } from "./queue/receive-row";
import { sessionCommitted } from "./session-news";

/** What this node writes to the log by the batch: decisions, and actions that are decided later. */
let decisions = new Committer(COMMIT_DECISIONS);
let received = new Committer(RECEIVE_ACTIONS);

/** See {@link Committer.commit}. */
export async function commitDecision(row: CommitRow, waiter: Waiter): Promise<CommitResult> {
  const result = await decisions.commit(row, waiter);
  observeCommit(result.status);
  if (result.status === "committed" && row.session !== null) sessionCommitted(row.organization, row.session);
  return result;
}

export const commitReceived: (typeof received)["commit"] = (row, waiter) => received.commit(row, waiter);

/** Waits for what is on its way to disk. */
export async function closeDecisions(): Promise<void> {
  await Promise.all([decisions.close(), received.close()]);
  decisions = new Committer(COMMIT_DECISIONS);
  received = new Committer(RECEIVE_ACTIONS);
}
