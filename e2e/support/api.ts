import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { operator } from "./operator";
import { key, organizationId, url } from "./server";

/** A call of the API; its status and the whole envelope. */
export async function call(method: "GET" | "POST" | "PUT", path: string, apiKey = key(), body?: unknown) {
  await setImmediate(); // behind a command that held everything up: a connection that ended meanwhile is not taken again
  const response = await fetch(`${url()}/api/v1${path}`, {
    method,
    headers: { "x-api-key": apiKey, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...(await response.json()) };
}

/** Sends an event as an agent would. */
export async function ingest(
  event: {
    agentId?: string;
    actionType?: string;
    payload?: Record<string, unknown>;
    context?: Record<string, unknown>;
  },
  apiKey = key(),
) {
  const agentId = `agent-${randomUUID().slice(0, 8)}`;
  return await call("POST", "/governance/ingest", apiKey, { agentId, actionType: "API_CALL", payload: {}, ...event });
}

/** A key of the organization with these scopes. */
export async function keyWith(scopes: string, organization = organizationId()): Promise<string> {
  const made = await operator("create-api-key", "--organization", organization, "--name", scopes, "--scopes", scopes);
  return String(made["key"]);
}

/** A rule that holds payments of one journey for so many people. Its id. */
export async function holdPayments(journey: string, requiredApprovals: number, review: object = {}): Promise<string> {
  const { data } = await call("POST", "/governance/policies", await keyWith("policies"), {
    name: `Payments of ${journey}`,
    actionTypes: ["PAYMENT_APPROVE"],
    condition: `has(payload.journey) && payload.journey == "${journey}"`,
    decision: "HITL",
    review: { requiredApprovals, slaMinutes: 20, ...review }, // due before what else waits
  });
  return String(data.id);
}
