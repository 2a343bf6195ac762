import { beforeAll, describe, expect, test } from "vitest";
import { decideAction } from "@/server/decisions";
import { callRoute } from "@/server/policies/testing/call-route";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import * as one from "./[agentId]/route";
import * as list from "./route";

const agentId = "mail/bot ä%20";
let tenant: Tenant;
let foreign: Tenant;

beforeAll(async () => {
  tenant = await newTenant();
  foreign = await newTenant();
  await decideAction(tenant.agent, { agentId, actionType: "DATA_ACCESS", payload: {}, context: {} });
});

const agent = {
  agentId,
  lastActionType: "DATA_ACCESS",
  totalEvents: 1,
  failuresCount: 0,
  lastSeen: expect.stringMatching(/Z$/),
  riskCategory: "LOW",
};

describe("GET /api/v1/governance/agents", () => {
  test("holds an agent as soon as its first event is answered, with exactly the fields of the contract", async () => {
    const answer = await callRoute(list.GET, { key: tenant.key });
    expect(answer).toMatchObject({ status: 200, meta: { page: 1, limit: 50, total: 1, totalPages: 1 } });
    expect(answer.data).toEqual([agent]);
  });

  test("shows no agent of another organization", async () => {
    const answer = await callRoute(list.GET, { key: foreign.key, query: "active=all" });
    expect(answer).toMatchObject({ data: [], meta: { total: 0, totalPages: 0 } });
  });

  test.each(["page=0", "limit=201", "limit=x", "active=yes", "q=%00", "risk=HIGH", "q=a&q=b"])(
    "refuses ?%s",
    async (query) => {
      expect(await callRoute(list.GET, { key: tenant.key, query })).toMatchObject({
        status: 422,
        error: { code: "VALIDATION_FAILED" },
      });
    },
  );
});

describe("GET /api/v1/governance/agents/{agentId}", () => {
  test("answers an agent of any name", async () => {
    expect((await callRoute(one.GET, { key: tenant.key, params: { agentId } })).data).toEqual(agent);
  });

  test.each(["other", "x".repeat(201), "a\u0000b", ""])("answers 404 for %j", async (unknown) => {
    const answer = await callRoute(one.GET, { key: tenant.key, params: { agentId: unknown } });
    expect(answer).toMatchObject({ status: 404, error: { code: "NOT_FOUND" } });
  });

  test("answers 404 for another organization's agent", async () => {
    expect((await callRoute(one.GET, { key: foreign.key, params: { agentId } })).status).toBe(404);
  });
});

test("both need a key that may read", async () => {
  const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
  for (const route of [list.GET, one.GET]) {
    expect((await callRoute(route, { params: { agentId } })).status).toBe(401);
    expect((await callRoute(route, { key, params: { agentId } })).status).toBe(403);
  }
});
