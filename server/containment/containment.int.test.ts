import { describe, expect, it } from "vitest";
import * as agentRoute from "@/app/api/v1/containment/agents/[agentId]/route";
import * as stateRoute from "@/app/api/v1/containment/route";
import * as stopRoute from "@/app/api/v1/containment/stop/route";
import * as toolRoute from "@/app/api/v1/containment/tools/[tool]/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { verifyAudit } from "@/server/audit/verify";
import { inOrganization } from "@/server/db/in-organization";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { contain, getContainment, letGo } from ".";
import { containmentHash } from "./containment";

/** What an ingest answers: the decision and why, or the status when there is none. */
async function decide({ key }: Tenant, agentId = "billing-bot", tool?: string) {
  const context = tool === undefined ? {} : { tool };
  const json = { agentId, actionType: "OTHER", payload: { n: 1 }, context };
  const { status, envelope } = await callRoute(ingestRoute.POST, { key, json });
  const { decision, reasons } = Object(envelope.data);
  return status === 200 ? [decision, reasons[0]?.code] : status;
}

async function adminOf(tenant: Tenant): Promise<string> {
  return (await newTenantKey(tenant.organizationId, ["admin"])).key;
}

async function entriesOf({ organizationId }: Tenant) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ index: number; type: string; body: string }>(
      "select index, type, body from mastguard.entry where organization_id = $1 and type like 'containment.%' order by index",
      [uuidOf("org", organizationId)],
    );
    return rows.map(({ index, type, body }) => ({ index, type, data: JSON.parse(body).data }));
  });
}

async function tamper({ organizationId }: Tenant, sql: string): Promise<void> {
  await asSuperuser((db) => db.query(sql, [uuidOf("org", organizationId)]));
}

/** A node that has read nothing of the organization yet. */
async function forget({ owner }: Tenant): Promise<void> {
  await inOrganization(owner, async ({ bumpEpoch }) => bumpEpoch());
}

describe("what is contained is blocked from the very next decision on", () => {
  it("everything by a stop, and nothing when it is lifted", async () => {
    const tenant = await newTenant();
    const key = await adminOf(tenant);
    expect(await decide(tenant)).toEqual(["ALLOW", "no_active_policy"]);
    const stopped = await callRoute(stopRoute.PUT, { key, method: "PUT", json: { reason: "incident" } });
    expect([stopped.status, stopped.envelope.data]).toEqual([
      200,
      {
        kind: "stop",
        subject: null,
        active: true,
        reason: "incident",
        since: expect.stringMatching(/Z$/),
        by: expect.stringMatching(/^key_/),
      },
    ]);
    expect(await decide(tenant)).toEqual(["BLOCK", "emergency_stop"]);
    const resumed = await callRoute(stopRoute.DELETE, { key, method: "DELETE" });
    expect(resumed.envelope.data).toMatchObject({ kind: "stop", active: false, reason: null, since: null, by: null });
    expect((await decide(tenant)).toString()).toContain("ALLOW");
  });

  it("one agent by its quarantine, and only that agent", async () => {
    const tenant = await newTenant();
    const key = await adminOf(tenant);
    const params = { agentId: "billing-bot" };
    expect((await callRoute(agentRoute.PUT, { key, method: "PUT", params })).status).toBe(200);
    expect(await decide(tenant)).toEqual(["BLOCK", "agent_quarantined"]);
    for (const other of ["billing-bot-2", "Billing-bot"])
      expect(await decide(tenant, other)).toEqual(["ALLOW", "no_active_policy"]);
    await callRoute(agentRoute.DELETE, { key, method: "DELETE", params });
    expect(await decide(tenant)).toEqual(["ALLOW", "no_active_policy"]);
  });

  it("a tool however it is written, and no other tool", async () => {
    const tenant = await newTenant();
    const key = await adminOf(tenant);
    const blocked = await callRoute(toolRoute.PUT, { key, method: "PUT", params: { tool: "Send_Wire" } });
    expect(blocked.envelope.data).toMatchObject({ kind: "blocked_tool", subject: "send_wire", active: true });
    expect(await decide(tenant, "a", "SEND_wire")).toEqual(["BLOCK", "tool_blocked"]);
    expect((await decide(tenant, "a", "read_wire")).toString()).toContain("ALLOW");
    await callRoute(toolRoute.DELETE, { key, method: "DELETE", params: { tool: "ｓｅｎｄ_wire" } });
    expect((await decide(tenant, "a", "send_wire")).toString()).toContain("ALLOW");
  });

  it("in one organization, and in no other", async () => {
    const [one, two] = [await newTenant(), await newTenant()];
    await contain(one.owner, { kind: "stop" }, "drill");
    await contain(one.owner, { kind: "quarantine", agentId: "billing-bot" }, "drill");
    expect(await decide(two)).toEqual(["ALLOW", "no_active_policy"]);
    expect(await getContainment(two.owner)).toEqual({ stop: null, quarantinedAgents: [], blockedTools: [] });
    await letGo(two.owner, { kind: "stop" });
    expect(await decide(one)).toEqual(["BLOCK", "emergency_stop"]);
  });
});

describe("what was done is in the log", () => {
  it("each change once, with who and what and no words of its own; asked again, nothing is written", async () => {
    const tenant = await newTenant();
    const agent = { kind: "quarantine", agentId: "a" } as const;
    const plain = { kind: "blocked_tool", tool: "send_wire" } as const;
    const named = { kind: "blocked_tool", tool: "write to jane@example.org" } as const;
    for (const act of [contain, letGo] as const)
      for (const target of [{ kind: "stop" } as const, agent, plain, named])
        for (let times = 0; times < 2; times++) await act(tenant.owner, target, "drill");
    const entries = await entriesOf(tenant);
    expect(entries.map(({ type, data }) => [type, data.agentId, data.tool, data.reason, data.contained])).toEqual([
      ["containment.stopped", null, null, "drill", 1],
      ["containment.quarantined", "a", null, "drill", 2],
      ["containment.tool_blocked", null, "send_wire", "drill", 3],
      ["containment.tool_blocked", null, expect.stringMatching(/^ref:/), "drill", 4],
      ["containment.resumed", null, null, null, 3],
      ["containment.released", "a", null, null, 2],
      ["containment.tool_unblocked", null, "send_wire", null, 1],
      ["containment.tool_unblocked", null, expect.stringMatching(/^ref:/), null, 0],
    ]);
    expect(JSON.stringify(entries)).not.toContain("jane");
    expect(new Set(entries.map(({ data }) => data.hash)).size).toBe(entries.length);
    expect((await verifyAudit(tenant.organizationId)).valid).toBe(true);
  });

  it("the state says since when, why and by whom; the first reason stays", async () => {
    const tenant = await newTenant();
    const { since } = await contain(tenant.owner, { kind: "stop" }, "incident");
    await contain(tenant.owner, { kind: "stop" }, "drill");
    await contain(tenant.owner, { kind: "blocked_tool", tool: "B" }, "maintenance");
    await contain(tenant.owner, { kind: "blocked_tool", tool: "a" }, "maintenance");
    const { envelope } = await callRoute(stateRoute.GET, { key: tenant.key, method: "GET" });
    expect(envelope.data).toEqual({
      stop: { reason: "incident", since, by: tenant.ownerId },
      quarantinedAgents: [],
      blockedTools: ["a", "b"].map((tool) => ({
        tool,
        reason: "maintenance",
        since: expect.any(String),
        by: tenant.ownerId,
      })),
    });
  });

  it("of twenty at once each is made once, and the last hash covers them all", async () => {
    const tenant = await newTenant();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        contain(tenant.owner, { kind: "quarantine", agentId: `agent-${n % 5}` }, "drill"),
      ),
    );
    expect((await entriesOf(tenant)).map(({ data }) => data.contained)).toEqual([1, 2, 3, 4, 5]);
    expect(await decide(tenant, "agent-4")).toEqual(["BLOCK", "agent_quarantined"]);
  });
});

describe("what was altered behind the log lets nothing through", () => {
  const STOPPED = "delete from mastguard.containment where organization_id = $1";
  it.each([
    ["a stop taken away", STOPPED],
    [
      "an agent renamed",
      "update mastguard.containment set subject = 'nobody' where organization_id = $1 and kind = 'quarantine'",
    ],
    ["a reason changed", "update mastguard.containment set reason = 'x' where organization_id = $1"],
    [
      "a row added",
      "insert into mastguard.containment (organization_id, kind, subject, reason, since, by) values ($1, 'quarantine', 'z', 'drill', now(), 'cli')",
    ],
  ])("%s: no decision, no view and no change, and verification names it", async (_what, sql) => {
    const tenant = await newTenant();
    await contain(tenant.owner, { kind: "stop" }, "incident");
    await contain(tenant.owner, { kind: "quarantine", agentId: "a" }, "incident");
    await tamper(tenant, sql);
    await forget(tenant);
    expect(await decide(tenant)).toBe(503);
    await expect(getContainment(tenant.owner)).rejects.toThrow(/hash/);
    await expect(letGo(tenant.owner, { kind: "stop" })).rejects.toThrow(/hash/);
    await expect(contain(tenant.owner, { kind: "stop" }, "drill")).rejects.toThrow(/hash/);
    const { valid, problems } = await verifyAudit(tenant.organizationId);
    expect(valid).toBe(false);
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(["containment_altered"]));
  });

  it("verification names the entry of what is missing", async () => {
    const tenant = await newTenant();
    await contain(tenant.owner, { kind: "blocked_tool", tool: "write to jane" }, "incident");
    await contain(tenant.owner, { kind: "quarantine", agentId: "a" }, "incident");
    await tamper(tenant, "delete from mastguard.containment where organization_id = $1 and kind = 'blocked_tool'");
    const [blocked] = await entriesOf(tenant);
    expect((await verifyAudit(tenant.organizationId)).problems).toEqual([
      {
        index: blocked?.index,
        kind: "containment_altered",
        message: expect.stringMatching(/blocked_tool ref:.*not stored/),
      },
    ]);
  });

  it("a stop that nobody logged is refused as well", async () => {
    const tenant = await newTenant();
    await tamper(
      tenant,
      "insert into mastguard.containment (organization_id, kind, subject, reason, since, by) values ($1, 'stop', '', 'drill', now(), 'cli')",
    );
    expect(await decide(tenant)).toBe(503);
    expect((await verifyAudit(tenant.organizationId)).problems).toMatchObject([{ kind: "containment_altered" }]);
  });
});

describe("who may contain, and how much", () => {
  it("it takes the scope admin; reading takes read", async () => {
    const tenant = await newTenant();
    const policies = (await newTenantKey(tenant.organizationId, ["ingest", "read", "policies", "keys"])).key;
    for (const [key, status] of [
      [undefined, 401],
      [policies, 403],
    ] as const) {
      for (const route of [stopRoute, agentRoute, toolRoute])
        for (const method of ["PUT", "DELETE"] as const)
          expect((await callRoute(route[method], { key, method, params: { agentId: "a", tool: "t" } })).status).toBe(
            status,
          );
    }
    expect((await callRoute(stateRoute.GET, { method: "GET" })).status).toBe(401);
    expect((await callRoute(stateRoute.GET, { key: policies, method: "GET" })).status).toBe(200);
    expect(await entriesOf(tenant)).toEqual([]);
  });

  it.each([
    [agentRoute, { agentId: " a" }, {}, "agentId"],
    [toolRoute, { tool: "a\u0000" }, {}, "tool"],
    [agentRoute, { agentId: "a" }, { reason: "because Jane said so" }, "reason"],
    [agentRoute, { agentId: "a" }, { why: "incident" }, "why"],
  ] as const)("what it does not know is refused by name: %#", async (route, params, json, path) => {
    const tenant = await newTenant();
    const { status, envelope } = await callRoute(route.PUT, {
      key: await adminOf(tenant),
      method: "PUT",
      params,
      json,
    });
    expect([status, envelope.error?.details?.[0]?.path]).toEqual([422, path]);
    expect(await entriesOf(tenant)).toEqual([]);
  });

  it("a thousand tools can be blocked and no more", async () => {
    const tenant = await newTenant();
    const tools = Array.from({ length: 1_000 }, (_, n) => ({
      kind: "blocked_tool",
      subject: `t${n}`,
      reason: "drill",
      since: new Date(),
      by: "cli",
    }));
    await inOrganization(tenant.owner, async ({ tx, organization, append }) => {
      await tx.containment.createMany({ data: tools.map((tool) => ({ organizationId: organization, ...tool })) });
      append({ type: "containment.tool_blocked", data: { tool: "t999", hash: containmentHash(tools) } });
    });
    await expect(contain(tenant.owner, { kind: "blocked_tool", tool: "one more" }, "drill")).rejects.toThrow(/1,000/);
    await letGo(tenant.owner, { kind: "blocked_tool", tool: "t7" });
    expect((await contain(tenant.owner, { kind: "blocked_tool", tool: "one more" }, "drill")).active).toBe(true);
    expect(await decide(tenant, "a", "t999")).toEqual(["BLOCK", "tool_blocked"]);
  });
});
