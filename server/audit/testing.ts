import { connectDirect } from "@/server/db/client";
import { inOrganization } from "@/server/db/in-organization";
import { newId, type TraceId } from "@/server/ids";
import type { Tenant } from "@/server/testing/tenant";
import { Integration } from "./integration";

/** Entries written in one transaction; more would run into its time limit. */
const BATCH = 500;

/** Fills a test's log: `count` decisions of two agents, each with every searchable column set. Their trace ids, in order. */
export async function grow({ organizationId, agent }: Tenant, count: number): Promise<TraceId[]> {
  const traceIds = Array.from({ length: count }, () => newId("trc"));
  for (let at = 0; at < count; at += BATCH)
    await inOrganization({ organizationId, actor: agent.actor }, async ({ append }) => {
      traceIds.slice(at, at + BATCH).forEach((traceId, i) => {
        append({ type: "action.decided", traceId, data: dataOf(at + i) });
      });
    });
  return traceIds;
}

/** Integrates everything that is waiting, in this process and now. */
export async function integrate(): Promise<void> {
  const client = await connectDirect();
  try {
    const integration = new Integration(client);
    while (await integration.round());
  } finally {
    await client.end();
  }
}

function dataOf(number: number) {
  return {
    agentId: number % 2 === 0 ? "billing-bot" : "mail-bot",
    actionType: number % 3 === 0 ? "PAYMENT_APPROVE" : "EMAIL_SEND",
    decision: number % 5 === 0 ? "BLOCK" : "ALLOW",
    riskScore: number % 100,
    riskCategory: number % 4 === 0 ? "HIGH" : "LOW",
    payloadHash: `hmac-sha256:${String(number).padStart(64, "0")}`,
    failureModes: number % 7 === 0 ? [{ modeId: "FM-1.3", severity: "MEDIUM", confidence: 0.6 }] : [],
    policies: [],
  };
}
