import type { Charge, Decision, Snapshot } from "@mastguard/engine";
import type { EntryData } from "@/server/audit";
import { loggedName } from "@/server/crypto/reference";
import type { IngestEvent } from "./schemas";

/** What the log says of a decision: every field a compliance query relies on, null where unknown, no content. */
export function decisionData(input: {
  readonly event: IngestEvent;
  readonly decision: Decision;
  readonly snapshot: Snapshot;
  readonly contentHashes: ReadonlyMap<string, string>;
  readonly payloadHash: string;
  readonly contextHash: string;
  readonly source: string;
  /** It was received first and decided behind that, from the queue. */
  readonly isQueued: boolean;
  /** A keyed reference of this organization: equal for equal text, and nothing more. */
  readonly reference: (text: string) => string;
  readonly latencyUs: number;
  readonly charges: readonly Charge[];
  /** Binds the stored answer, which stands beside the log, to this entry. */
  readonly answerHash: string;
}): EntryData {
  const { event, decision, snapshot, contentHashes } = input;
  const context = event.context ?? {};
  const plain = (text: string | undefined): string | null =>
    text === undefined ? null : loggedName(text, input.reference);
  return {
    agentId: event.agentId,
    agentVersion: plain(context.agentVersion),
    environment: plain(context.environment),
    // Customers name people here: the log tells them apart by keyed references, their names stay in the encrypted record.
    principal:
      context.principal === undefined
        ? null
        : { type: plain(context.principal.type), ref: input.reference(context.principal.id) },
    onBehalfOf: context.onBehalfOf === undefined ? null : input.reference(context.onBehalfOf),
    runId: plain(context.runId),
    sessionId: plain(context.sessionId),
    parentTraceId: plain(context.parentTraceId),
    externalTraceId: plain(context.externalTraceId),
    spanId: plain(context.spanId),
    actionType: event.actionType,
    tool: plain(context.tool),
    resource: context.resource === undefined ? null : input.reference(context.resource),
    dataClasses: (context.dataClasses ?? []).map(plain),
    // The purpose is free text; its presence is evidence, its words stay in the encrypted record.
    hasPurpose: context.purpose !== undefined,
    payloadHash: input.payloadHash,
    contextHash: input.contextHash,
    decision: decision.verdict,
    wouldBe: decision.wouldBe,
    obligations: [],
    riskScore: decision.riskScore,
    riskCategory: decision.riskCategory,
    failureModes: decision.mastFailures.map(({ modeId, severity, confidence }) => ({ modeId, severity, confidence })),
    findings: decision.findings.map(({ type, detectorId, rule, severity, confidence, path, span, effect }) => ({
      type,
      detectorId,
      rule,
      effect,
      severity,
      confidence,
      path,
      span,
    })),
    policies: decision.policiesEvaluated
      .filter(({ outcome }) => outcome !== "not_matched")
      .map(({ id, versionId, version, outcome, decision: verdict }) => ({
        id,
        versionId,
        version,
        hash: contentHashes.get(versionId) ?? null,
        outcome,
        verdict,
      })),
    policySetHash: snapshot.policySetHash,
    reviewBand: decision.review?.band ?? null,
    reasons: decision.reasons.map(({ code, ids }) => ({ code, ids })),
    engineVersion: decision.engineVersion,
    taxonomyVersion: decision.taxonomyVersion,
    enforcement: decision.enforcement,
    mode: decision.mode,
    failReason: decision.failedStage,
    source: input.source,
    queued: input.isQueued,
    latencyUs: input.latencyUs,
    // Of the agent or of all: the budget says which.
    charges: input.charges.map(({ budgetId, amount }) => ({ budgetId, amount })),
    answerHash: input.answerHash,
  };
}
