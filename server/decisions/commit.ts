import { COMMIT_DECISIONS } from "./commit-row";
import { Committer } from "./committer";
import { RECEIVE_ACTIONS } from "./queue/receive-row";

/** What this node writes to the log by the batch: decisions, and actions that are decided later. */
let decisions = new Committer(COMMIT_DECISIONS);
let received = new Committer(RECEIVE_ACTIONS);

export const commitDecision: (typeof decisions)["commit"] = (row, waiter) => decisions.commit(row, waiter);
export const commitReceived: (typeof received)["commit"] = (row, waiter) => received.commit(row, waiter);

/** Waits for what is on its way to disk. */
export async function closeDecisions(): Promise<void> {
  await Promise.all([decisions.close(), received.close()]);
  decisions = new Committer(COMMIT_DECISIONS);
  received = new Committer(RECEIVE_ACTIONS);
}
