import { expect, test } from "vitest";
import { decideAction } from "@/server/decisions";
import { callRoute } from "@/server/policies/testing/call-route";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { GET } from "./route";

test("counts an event as soon as it is answered, for its organization only", async () => {
  const tenant = await newTenant();
  const other = await newTenant();
  await decideAction(tenant.agent, { agentId: "a", actionType: "OTHER", payload: {}, context: {} });
  const empty = {
    eventsToday: 0,
    eventsPerMinute: 0,
    failuresCaught: 0,
    hitlQueueDepth: 0,
    complianceScore: null,
    complianceDetail: null,
    agentsMonitored: 0,
  };
  const answer = await callRoute(GET, { key: tenant.key });
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({ ...empty, eventsToday: 1, eventsPerMinute: 0.2, agentsMonitored: 1 });
  expect((await callRoute(GET, { key: other.key })).data).toEqual(empty);
});

test("needs a key that may read, and takes no parameters", async () => {
  const tenant = await newTenant();
  const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
  expect((await callRoute(GET, {})).status).toBe(401);
  expect((await callRoute(GET, { key })).status).toBe(403);
  expect((await callRoute(GET, { key: tenant.key, query: "zone=UTC" })).status).toBe(422);
});
