import { type Agent, type AgentQuery, readAgent } from "./agent";
import { type Dashboard, readDashboard } from "./dashboard";
import { type Decision, isAllowed, readDecision } from "./decision";
import { ActionBlockedError, ActionPendingError } from "./errors/decision-errors";
import type { IngestEvent } from "./ingest-event";
import { type Policy, readPolicy } from "./policy";
import type { Transport } from "./transport";
import { randomUuid } from "./web-crypto";

export interface IngestOptions {
  /**
   * Two events with one key within 24 hours are one action: the second gets the first one's decision, or 409 if it
   * differs. By default each call has its own key, the same over all its retries, so a retry is never logged twice.
   * 1 to 255 visible ASCII characters.
   */
  readonly idempotencyKey?: string;
  /** Gives up waiting; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Decisions about actions, and what they add up to. */
export interface Governance {
  /**
   * Sends a proposed action and returns the decision. Check `queued` before `decision`, or use `protect`.
   * @throws MastGuardError when there is no decision; the action must not be executed then
   */
  ingest(event: IngestEvent, options?: IngestOptions): Promise<Decision>;
  /**
   * Runs the action if, and only if, it is allowed, and returns what `run` returns.
   * @throws ActionBlockedError on BLOCK, ActionPendingError on HITL or a queued event, MastGuardError when no decision
   * could be had; `run` was not called in any of these cases
   */
  protect<T>(event: IngestEvent, run: (decision: Decision) => T | Promise<T>, options?: IngestOptions): Promise<T>;
  getDashboard(): Promise<Dashboard>;
  /** Every agent that matches; with `page` only that page. */
  getAgents(query?: AgentQuery): Promise<Agent[]>;
  /** Every policy of the organization, in order of priority. */
  getPolicies(): Promise<Policy[]>;
}

export function createGovernance(transport: Transport): Governance {
  const ingest: Governance["ingest"] = async (event, { idempotencyKey, signal } = {}) => {
    const headers = { "idempotency-key": checkedKey(idempotencyKey) ?? (await randomUuid()) };
    const call = { method: "POST", path: "/api/v1/governance/ingest", body: event, headers, signal } as const;
    return transport.request(call, readDecision);
  };

  return {
    ingest,
    async protect(event, run, options) {
      const decision = await ingest(event, options);
      if (isAllowed(decision)) return run(decision);
      if (decision.queued || decision.decision === "HITL") throw new ActionPendingError(decision);
      throw new ActionBlockedError(decision);
    },
    getDashboard: () => transport.request({ path: "/api/v1/governance/dashboard" }, readDashboard),
    async getAgents(query = {}) {
      const call = { path: "/api/v1/governance/agents", query: { ...query } };
      if (query.page === undefined) return transport.allPages(call, readAgent);
      return [...(await transport.page(call, readAgent)).items];
    },
    getPolicies: () => transport.allPages({ path: "/api/v1/governance/policies" }, readPolicy),
  };
}

/** A header the runtime refuses would look like a network error and be retried in vain. */
function checkedKey(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new TypeError("`idempotencyKey` must be 1 to 255 visible ASCII characters");
}
