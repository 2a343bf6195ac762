import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { MastGuardClient } from "./index";
import { fails, loopbackServer, says, succeeds } from "./testing/loopback-server";
import { decisionWith, event } from "./testing/samples";

const apiKey = "mg_live_secret_key_0123456789";
const at = "2026-01-02T03:04:05.000Z";
const agent = {
  agentId: "billing/bot",
  lastActionType: "PAYMENT_APPROVE",
  totalEvents: 3,
  failuresCount: 0,
  lastSeen: at,
  riskCategory: "LOW",
};

describe("requests", () => {
  test("ingest posts the event with the key and returns the decision", async () => {
    const server = await loopbackServer(succeeds(decisionWith({ newField: "ignored" })));
    const decision = await new MastGuardClient({ apiKey, baseUrl: server.url }).governance.ingest(event);
    expect(decision).toEqual(decisionWith());
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", url: "/api/v1/governance/ingest" });
    expect(request?.headers).toMatchObject({ "x-api-key": apiKey, "content-type": "application/json" });
    expect(JSON.parse(request?.body ?? "")).toEqual(event);
  });

  test.each([
    [undefined, undefined],
    [true, "respond-async"],
    [false, "wait=24"],
  ])("ingest with respondAsync %s asks for Prefer: %s", async (respondAsync, prefer) => {
    const server = await loopbackServer(succeeds(decisionWith()));
    const client = new MastGuardClient({ apiKey, baseUrl: server.url });
    await client.governance.ingest(event, respondAsync === undefined ? {} : { respondAsync });
    expect(server.requests[0]?.headers["prefer"]).toBe(prefer);
  });

  test("protect waits for the decision, whatever the organization set", async () => {
    const server = await loopbackServer(succeeds(decisionWith()));
    await new MastGuardClient({ apiKey, baseUrl: server.url }).governance.protect(event, () => "run");
    expect(server.requests[0]?.headers["prefer"]).toBe("wait=24");
  });

  test("a decision with only the documented fields is complete", async () => {
    const { traceId, decision, riskScore, riskCategory, mastFailures, processingTimeMs, mode, queued } = decisionWith();
    const documented = { traceId, decision, riskScore, riskCategory, mastFailures, processingTimeMs, mode, queued };
    const server = await loopbackServer(succeeds(documented));
    const answer = await new MastGuardClient({ apiKey, baseUrl: server.url }).governance.ingest(event);
    expect(answer).toMatchObject({ ...documented, hitlTaskId: null, policiesEvaluated: [], reasons: [] });
  });

  test.each(["", "/", "//", "/prefix", "/prefix//"])("a base URL that ends in %j keeps its path", async (suffix) => {
    const server = await loopbackServer(succeeds(decisionWith()));
    await new MastGuardClient({ apiKey, baseUrl: `${server.url}${suffix}` }).governance.ingest(event);
    const prefix = suffix.startsWith("/prefix") ? "/prefix" : "";
    expect(server.requests[0]?.url).toBe(`${prefix}/api/v1/governance/ingest`);
  });

  test("getDashboard returns the figures", async () => {
    const figures = { eventsToday: 5, eventsPerMinute: 0.4, failuresCaught: 1, hitlQueueDepth: 2, agentsMonitored: 1 };
    const server = await loopbackServer(succeeds({ ...figures, complianceScore: null }));
    const dashboard = await new MastGuardClient({ apiKey, baseUrl: server.url }).governance.getDashboard();
    expect(dashboard).toEqual({ ...figures, complianceScore: null, complianceDetail: null });
  });

  test("getAgents gathers every page, and one page when asked for it", async () => {
    const page = (number: number, id: string) =>
      succeeds([{ ...agent, agentId: id }], { meta: { page: number, limit: 1, total: 2, totalPages: 2 } });
    const server = await loopbackServer(page(1, "a"), page(2, "b"));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect((await governance.getAgents({ q: "x y" })).map(({ agentId }) => agentId)).toEqual(["a", "b"]);
    expect(await governance.getAgents({ page: 2, limit: 1 })).toHaveLength(1);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/api/v1/governance/agents?q=x+y",
      "/api/v1/governance/agents?q=x+y&page=2&limit=1",
      "/api/v1/governance/agents?page=2&limit=1",
    ]);
  });

  test("agents.get finds an agent by any id, and gives null for one that does not exist", async () => {
    const server = await loopbackServer(succeeds(agent), fails(404, { code: "NOT_FOUND", message: "No agent" }));
    const { agents } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect(await agents.get("billing/bot")).toEqual(agent);
    expect(await agents.get("nobody")).toBeNull();
    expect(server.requests[0]?.url).toBe("/api/v1/governance/agents/billing%2Fbot");
    await expect(agents.get("..")).rejects.toThrow(TypeError);
  });

  test("agents.get does not mistake a wrong base URL for an unknown agent", async () => {
    const server = await loopbackServer(says(404, "text/html", "<h1>Not found</h1>"));
    const { agents } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(agents.get("billing-bot")).rejects.toMatchObject({ name: "NotFoundError", code: "HTTP_404" });
  });

  test("getPolicies reads native policies", async () => {
    const policy = {
      id: "pol_1",
      name: "Large payments",
      actionTypes: ["PAYMENT_APPROVE"],
      agentIds: [],
      tools: [],
      condition: "payload.amount > 100",
      decision: "HITL",
      priority: 10,
      active: true,
      shadow: false,
      version: 1,
      createdAt: at,
      updatedAt: at,
    };
    const server = await loopbackServer(succeeds([policy], { meta: { page: 1, limit: 50, total: 1, totalPages: 1 } }));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect(await governance.getPolicies()).toEqual([{ ...policy, description: null }]);
  });

  test("the review queue, a task and the audit log are read", async () => {
    const task = {
      id: "tsk_1",
      number: 4,
      traceId: "trc_1",
      agentId: "billing-bot",
      actionType: "PAYMENT_APPROVE",
      payload: { amount: 1 },
      context: null,
      riskScore: 72,
      riskCategory: "HIGH",
      mastFailures: [],
      triggeredPolicies: [],
      status: "PENDING",
      requiresDualApproval: false,
      requiredApprovals: 1,
      approvals: [],
      approvers: ["role:reviewer"],
      assignee: null,
      level: 0,
      slaDueAt: at,
      createdAt: at,
      resolvedAt: null,
      actionDigest: "sha256:ab",
      replacedBy: null,
      lookAlike: null,
      test: null,
    };
    const entry = {
      index: 9,
      type: "action.decided",
      traceId: "trc_1",
      agentId: "billing-bot",
      actionType: "PAYMENT_APPROVE",
      payloadHash: "ef",
      decision: "HITL",
      riskScore: 72,
      riskCategory: "HIGH",
      mastFailures: [],
      policiesEvaluated: [],
      timestamp: at,
      leafHash: "cd",
    };
    const history = [
      {
        event: "opened",
        at,
        reviewerId: null,
        onBehalfOf: null,
        method: null,
        reason: null,
        outcome: null,
        comment: null,
      },
    ];
    const server = await loopbackServer(
      succeeds([task], { meta: { page: 1, limit: 20, total: 1, totalPages: 1 } }),
      succeeds({ ...task, history }),
      succeeds([entry], { meta: { nextCursor: "c2" } }),
    );
    const { hitl } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect(await hitl.getQueue({ status: "PENDING", limit: 20 })).toEqual({
      items: [task],
      page: 1,
      limit: 20,
      total: 1,
      totalPages: 1,
    });
    expect(await hitl.getTask("tsk_1")).toEqual({ ...task, history });
    expect(await hitl.getAuditLog({ decision: "HITL", cursor: "c1" })).toEqual({ entries: [entry], nextCursor: "c2" });
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/api/v1/hitl/queue?status=PENDING&limit=20",
      "/api/v1/hitl/tasks/tsk_1",
      "/api/v1/hitl/audit?decision=HITL&cursor=c1",
    ]);
  });
});

describe("options", () => {
  test("printing a client never shows the key", () => {
    const client = new MastGuardClient({ apiKey });
    const printed = [String(client), inspect(client, { depth: 10, showHidden: true }), JSON.stringify(client)];
    expect(printed.join("\n")).not.toContain(apiKey);
    expect(String(client)).toBe("MastGuardClient(https://api.mastguard.io)");
  });

  test.each([
    ["an empty key", { apiKey: "" }],
    ["a key with a newline", { apiKey: `${apiKey}\n` }],
    ["a base URL that is none", { apiKey, baseUrl: "api.mastguard.io" }],
    ["a base URL with credentials", { apiKey, baseUrl: "https://a:b@host" }],
    ["a base URL of another scheme", { apiKey, baseUrl: "file:///etc" }],
    ["a timeout of zero", { apiKey, timeout: 0 }],
    ["a timeout beyond what timers hold", { apiKey, timeout: 2 ** 31 }],
    ["retries that are no number", { apiKey, retries: Number.NaN }],
    ["a negative retry delay", { apiKey, retryDelay: -1 }],
  ])("%s is refused, without quoting the key", (_, options) => {
    expect(() => new MastGuardClient(options)).toThrow(TypeError);
    expect(() => new MastGuardClient(options)).not.toThrow(apiKey);
  });
});
