import { hash } from "node:crypto";
import type { Action, JsonObject } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import type { IngestEvent } from "./schemas";

/** The engine's view of a native event. */
export function actionOf(event: IngestEvent, digest: string): Action {
  const context = event.context ?? {};
  return {
    agentId: event.agentId,
    actionType: event.actionType,
    payload: event.payload as JsonObject, // scanned and parsed JSON
    context: context as JsonObject,
    tool: context.tool ?? null,
    resource: context.resource ?? null,
    environment: context.environment ?? null,
    allowedTools: context.allowedTools ?? null,
    sessionKey: sessionKeyOf(event),
    source: "native",
    digest,
  };
}

/** What session memory is keyed by: the run, else the session; neither means there is none. */
export function sessionKeyOf(event: IngestEvent): string | null {
  return event.context?.runId ?? event.context?.sessionId ?? null;
}

/** `sha256:` and the hex SHA-256 over RFC 8785 of `{agentId, actionType, payload}`: what an approval is bound to. */
export function actionDigestOf(event: Pick<IngestEvent, "agentId" | "actionType">, canonicalPayload: string): string {
  // Keys in RFC 8785 order, so the payload's canonical text, needed for its own hash, is used again.
  const text = `{"actionType":${canonicalize(event.actionType)},"agentId":${canonicalize(event.agentId)},"payload":${canonicalPayload}}`;
  return `sha256:${hash("sha256", text, "hex")}`;
}
