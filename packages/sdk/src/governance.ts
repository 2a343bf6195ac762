import type { DecidedAction } from "./action-digest";
import { type Agent, type AgentQuery, readAgent } from "./agent";
import { type BatchOutcome, readBatch } from "./batch";
import { type Dashboard, readDashboard } from "./dashboard";
import { type Decision, isAllowed, readDecision } from "./decision";
import { type DecisionState, readDecisionState } from "./decision-state";
import { ActionBlockedError, ActionPendingError } from "./errors/decision-errors";
import { checkedKey } from "./idempotency-key";
import type { IngestEvent } from "./ingest-event";
import { type Outcome, type OutcomeReport, readOutcomeReport } from "./outcome";
import { pathSegment } from "./path-segment";
import { WAIT_DEFAULT_MS } from "./patient-wait";
import { type Policy, readPolicy } from "./policy";
import type { Reader } from "./reader";
import { type ApprovalToRedeem, type Redemption, readRedemption } from "./redemption";
import { sleep } from "./retry";
import { type RunOptions, runAction } from "./run";
import type { Transport } from "./transport";
import { randomUuid } from "./web-crypto";

export interface IngestOptions {
  /**
   * Two requests with one key within 24 hours are one: the second gets the first one's answer, or 409 if it differs. By default each call has its own key, the same over all its retries, so a retry is never logged twice.
   * 1 to 255 visible ASCII characters.
   */
  readonly idempotencyKey?: string;
  /**
   * True: the event is recorded and answered at once with `queued`, and decided behind that; its decision comes by `waitForDecision`,
   * webhook or stream. False: the call waits for the decision. By default as the organization set it for the action's type.
   */
  readonly respondAsync?: boolean;
  /** Gives up waiting; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface WaitOptions {
  /** Milliseconds to wait at most, 15 minutes by default. */
  readonly timeoutMs?: number;
  /** Gives up waiting; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One request waits at most this long on the server, and less than an attempt may take. */
const WAIT_SECONDS_MAX = 30;
const WAIT_SHARE = 0.8;
const PAUSE_MS = 250;

/** Decisions about actions, and what they add up to. */
export interface Governance {
  /**
   * Sends a proposed action and returns the decision. Check `queued` before `decision`, or use `protect`.
   * @throws MastGuardError when there is no decision; the action must not be executed then
   */
  ingest(event: IngestEvent, options?: IngestOptions): Promise<Decision>;
  /**
   * Waits for the decision, runs the action if, and only if, it is allowed, and returns what `run` returns.
   * @throws ActionBlockedError on BLOCK, ActionPendingError on HITL or a queued event, MastGuardError when no decision
   * could be had; `run` was not called in any of these cases
   */
  protect<T>(
    event: IngestEvent,
    run: (decision: Decision) => T | Promise<T>,
    options?: Omit<IngestOptions, "respondAsync">,
  ): Promise<T>;
  /**
   * All of it in one call: proposes the action, waits for the person it needs, redeems their approval, runs `execute`, once, and reports
   * what became of it, also when `execute` throws. `execute` is handed the action as it was decided, frozen: execute that. When the
   * event was changed meanwhile, nothing runs and the log says so.
   * @throws ActionBlockedError; ActionRejectedError, which says who and why; ActionReplacedError with the edited action, which runs only
   * with `runEdited`; ActionPendingError when the time is over; ActionSpentError, ActionChangedError; MastGuardError when an answer could not
   * be had; the signal's reason. `execute` was not called in any of these cases. What it throws itself passes through.
   */
  run<T>(
    event: IngestEvent,
    execute: (action: DecidedAction, decision: Decision) => T | Promise<T>,
    options?: RunOptions<T>,
  ): Promise<T>;
  /**
   * Sends up to 500 actions at once. Each has its own outcome, in the order given; those of one session are decided in that
   * order. A batch that is sent again with its key repeats nothing.
   */
  ingestBatch(events: readonly IngestEvent[], options?: IngestOptions): Promise<readonly BatchOutcome[]>;
  /** What was decided about an action and what became of it, as it is now. @throws NotFoundError */
  getDecision(traceId: string): Promise<DecisionState>;
  /**
   * Waits until nothing further will be decided about an action, such as for the person a HITL decision asks. Returns what
   * it is when the time is over: look at `final`.
   * @throws NotFoundError, and MastGuardError when no answer could be had: the action must not be executed then
   */
  waitForDecision(traceId: string, options?: WaitOptions): Promise<DecisionState>;
  /**
   * Reports what became of an action, once it was executed or given up. An action has one outcome; the same report again is
   * answered as the first was.
   * @throws NotFoundError, and ConflictError when another outcome was reported
   */
  reportOutcome(traceId: string, outcome: Outcome): Promise<OutcomeReport>;
  /**
   * Uses the approval of a HITL action: when it returns, exactly that action may be executed, now and once. All attempts of one call
   * carry one Idempotency-Key, so a retry is answered as the first was.
   * @throws MastGuardError when there is no permission; the action must not be executed then. ConflictError: used before, another
   * action, or not approved; AuthorizationError: stopped, in quarantine or blocked meanwhile; `status` 410: token or approval too old
   */
  redeemApproval(traceId: string, approval: ApprovalToRedeem, options?: IngestOptions): Promise<Redemption>;
  getDashboard(): Promise<Dashboard>;
  /** Every agent that matches; with `page` only that page. */
  getAgents(query?: AgentQuery): Promise<Agent[]>;
  /** Every policy of the organization, in order of priority. */
  getPolicies(): Promise<Policy[]>;
}

/** @param attemptMs what one attempt of a request may take. */
export function createGovernance(transport: Transport, attemptMs: number): Governance {
  const post = async <T>(path: string, body: unknown, options: IngestOptions, read: Reader<T>) => {
    const { idempotencyKey, respondAsync, signal } = options;
    const headers = {
      "idempotency-key": checkedKey(idempotencyKey) ?? (await randomUuid()),
      ...(respondAsync !== undefined && { prefer: respondAsync ? "respond-async" : `wait=${waitSeconds(attemptMs)}` }),
    };
    return transport.requestWithMeta({ method: "POST", path, body, headers, signal }, read, () => null);
  };
  const propose = (event: IngestEvent, options: IngestOptions) =>
    post("/api/v1/governance/ingest", event, options, readDecision);
  const ingest: Governance["ingest"] = async (event, options = {}) => (await propose(event, options)).data;
  const look = (traceId: string, wait?: number, signal?: AbortSignal) =>
    transport.request(
      { path: `/api/v1/governance/decisions/${pathSegment(traceId)}`, query: { wait }, signal },
      readDecisionState,
    );

  const governance: Governance = {
    ingest,
    async protect(event, run, options) {
      const decision = await ingest(event, { ...options, respondAsync: false });
      if (isAllowed(decision)) return run(decision);
      if (decision.queued || decision.decision === "HITL") throw new ActionPendingError(decision);
      throw new ActionBlockedError(decision);
    },
    run: (event, execute, options = {}) =>
      runAction(
        {
          ...governance,
          propose: (proposed, about) => propose(proposed, { ...about, respondAsync: false }),
          tell: transport.tell,
        },
        event,
        execute,
        options,
      ),
    ingestBatch: async (events, options = {}) =>
      (await post("/api/v1/governance/ingest/batch", { events }, options, readBatch)).data,
    getDecision: (traceId) => look(traceId),
    async waitForDecision(traceId, { timeoutMs = WAIT_DEFAULT_MS, signal } = {}) {
      const until = Date.now() + timeoutMs;
      const most = Math.min(WAIT_SECONDS_MAX, waitSeconds(attemptMs));
      for (;;) {
        const left = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
        const began = Date.now();
        const state = await look(traceId, Math.min(most, left), signal);
        if (state.final || left === 0) return state;
        // Whatever stands in between and answers at once must not be asked without end.
        await sleep(Math.max(0, PAUSE_MS - (Date.now() - began)), signal);
      }
    },
    reportOutcome: (traceId, outcome) =>
      transport.request(
        { method: "POST", path: `/api/v1/governance/decisions/${pathSegment(traceId)}/outcome`, body: outcome },
        readOutcomeReport,
      ),
    async redeemApproval(traceId, { token, digest }, options = {}) {
      const path = `/api/v1/governance/decisions/${pathSegment(traceId)}/redeem`;
      return (await post(path, { token, digest }, options, readRedemption)).data;
    },
    getDashboard: () => transport.request({ path: "/api/v1/governance/dashboard" }, readDashboard),
    async getAgents(query = {}) {
      const call = { path: "/api/v1/governance/agents", query: { ...query } };
      if (query.page === undefined) return transport.allPages(call, readAgent);
      return [...(await transport.page(call, readAgent)).items];
    },
    getPolicies: () => transport.allPages({ path: "/api/v1/governance/policies" }, readPolicy),
  };
  return governance;
}

/** Whole seconds a server may take, so that its answer still arrives within the attempt. */
function waitSeconds(attemptMs: number): number {
  return Math.max(1, Math.floor((attemptMs / 1_000) * WAIT_SHARE));
}
