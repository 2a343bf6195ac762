import type { Action } from "../action";
import type { Finding, MastFailure } from "../finding";
import type { SessionState } from "../session";
import type { JsonObject } from "../vocabulary/json";
import type { RiskCategory } from "../vocabulary/risk-category";

/** What the variables of every condition of one decision are bound to. */
export interface ConditionBindings {
  readonly action: ActionView;
  readonly payload: JsonObject;
  readonly context: JsonObject;
  readonly session: SessionView;
  readonly risk: RiskView;
  readonly findings: readonly FindingView[];
  readonly mast: readonly MastView[];
  readonly now: Date;
}

export interface BindingInput {
  readonly action: Action;
  readonly session: SessionState | null;
  readonly risk: { readonly score: number; readonly category: RiskCategory };
  readonly findings: readonly Finding[];
  readonly mastFailures: readonly MastFailure[];
  readonly nowMs: number;
}

/** Binds the variables once per decision; every condition of the decision reads the same objects. */
export function bindCondition({
  action,
  session,
  risk,
  findings,
  mastFailures,
  nowMs,
}: BindingInput): ConditionBindings {
  return {
    action: new ActionView(action),
    payload: action.payload,
    context: action.context,
    session: session === null ? new SessionView() : new SessionView(action.sessionKey, session, nowMs),
    risk: new RiskView(risk.score, risk.category),
    findings: findings.map((finding) => new FindingView(finding)),
    mast: mastFailures.map((failure) => new MastView(failure)),
    now: new Date(nowMs),
  };
}

// The expression library recognises a fixed-shape variable by its class, so each shape is one.

export class ActionView {
  readonly agentId: string;
  readonly actionType: string;
  readonly tool: string | null;
  readonly resource: string | null;
  readonly environment: string | null;

  constructor(action: Action) {
    this.agentId = action.agentId;
    this.actionType = action.actionType;
    this.tool = action.tool;
    this.resource = action.resource;
    this.environment = action.environment;
  }
}

/**
 * Without a session only `id` can be read, and it is null. Every other field is then missing, so a condition that
 * relies on session memory errors: not knowing what happened before must never count as nothing having happened.
 */
export class SessionView {
  readonly id: string | null = null;
  readonly steps: number | undefined;
  readonly blocked: number | undefined;
  readonly ageSeconds: number | undefined;
  readonly totals: Readonly<Record<string, number>> | undefined;

  constructor(id: string | null = null, session?: SessionState, nowMs = 0) {
    this.id = id;
    if (session === undefined) return;
    this.steps = session.steps;
    this.blocked = session.blocked;
    this.ageSeconds = session.startedAtMs === null ? 0 : Math.max(0, (nowMs - session.startedAtMs) / 1_000);
    this.totals = session.totals;
  }
}

export class RiskView {
  readonly score: number;
  readonly category: RiskCategory;

  constructor(score: number, category: RiskCategory) {
    this.score = score;
    this.category = category;
  }
}

export class FindingView {
  readonly type: string;
  readonly rule: string;
  readonly severity: string;
  readonly confidence: number;
  readonly path: string | null;

  constructor(finding: Finding) {
    this.type = finding.type;
    this.rule = finding.rule;
    this.severity = finding.severity;
    this.confidence = finding.confidence;
    this.path = finding.path;
  }
}

export class MastView {
  readonly modeId: string;
  readonly severity: string;
  readonly confidence: number;

  constructor(failure: MastFailure) {
    this.modeId = failure.modeId;
    this.severity = failure.severity;
    this.confidence = failure.confidence;
  }
}
