import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as budgetRoute from "@/app/api/v1/budgets/[id]/route";
import * as budgetsRoute from "@/app/api/v1/budgets/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { verifyAudit } from "@/server/audit/verify";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";

const Budget = z.object({ id: z.string(), cap: z.string(), used: z.string() });
const EVENT = { agentId: "buyer", actionType: "PAYMENT_APPROVE", payload: { amount: 10 } };
const COUNT = { name: "Actions", cap: 100, period: "day" };

async function admin({ organizationId }: Tenant): Promise<string> {
  return (await newTenantKey(organizationId, ["admin"])).key;
}

async function create(key: string, budget: unknown) {
  const { status, envelope } = await callRoute(budgetsRoute.POST, { key, json: budget });
  return {
    status,
    path: envelope.error?.details?.[0]?.path,
    budget: status === 201 ? Budget.parse(envelope.data) : null,
  };
}

async function list(key: string) {
  return z.array(Budget).parse((await callRoute(budgetsRoute.GET, { key })).envelope.data);
}

const Decision = z.object({ decision: z.string(), reasons: z.array(z.object({ code: z.string() })) });
async function decide(key: string, parts: object = {}): Promise<string> {
  const { status, envelope } = await callRoute(ingestRoute.POST, { key, json: { ...EVENT, ...parts } });
  expect(status).toBe(200);
  const { decision, reasons } = Decision.parse(envelope.data);
  return decision === "BLOCK" ? (reasons[0]?.code ?? "") : decision;
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

describe("a budget", () => {
  it("of 100 admits 100 of those that race for it, and says exactly what is used", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    await create(key, COUNT);
    const outcomes = await Promise.all(Array.from({ length: 300 }, () => decide(tenant.key)));
    expect(tally(outcomes)).toEqual({ ALLOW: 100, budget_exhausted: 200 });
    expect(await list(key)).toMatchObject([{ used: "100" }]);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ problems: [] });
  });

  it("of an amount adds up exactly, refuses what does not fit and still takes what does", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    await create(key, { name: "Spend", cap: "0.3", period: "month", field: "payload.amount" });
    const pay = (amount: unknown) => decide(tenant.key, { payload: { amount } });
    expect(await pay(0.1)).toBe("ALLOW");
    expect(await pay("0.25")).toBe("budget_exhausted");
    expect(await pay("0.20")).toBe("ALLOW");
    expect(await pay(0.000000001)).toBe("budget_exhausted");
    expect(await pay("a lot")).toBe("budget_not_assessable");
    expect(await pay(-1)).toBe("budget_not_assessable");
    expect(await list(key)).toMatchObject([{ used: "0.3" }]);
  });

  it("of each agent is its own, and for the agents and types it names", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    await create(key, { ...COUNT, cap: 1, per: "agent", agentIds: ["a", "b"], actionTypes: ["PAYMENT_APPROVE"] });
    const by = (agentId: string, actionType = "PAYMENT_APPROVE") => decide(tenant.key, { agentId, actionType });
    expect([await by("a"), await by("a"), await by("b"), await by("c"), await by("c"), await by("a", "OTHER")]).toEqual(
      ["ALLOW", "budget_exhausted", "ALLOW", "ALLOW", "ALLOW", "ALLOW"],
    );
  });

  it("is used by what waits for a person, and not by what is blocked", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    await addPolicy(tenant, { decision: "HITL", condition: "payload.amount == 1", priority: 1 });
    await addPolicy(tenant, { decision: "BLOCK", condition: "payload.amount == 2", priority: 2 });
    await create(key, COUNT);
    expect(await decide(tenant.key, { payload: { amount: 1 } })).toBe("HITL");
    await decide(tenant.key, { payload: { amount: 2 } });
    expect(await list(key)).toMatchObject([{ used: "1" }]);
  });

  it("takes effect on the next decision when it is set, changed and deleted; what is used stays used", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    expect(await decide(tenant.key)).toBe("ALLOW");
    const { budget } = await create(key, { ...COUNT, cap: 1 });
    const id = budget?.id ?? "";
    const patch = (json: unknown, params = { id }) =>
      callRoute(budgetRoute.PATCH, { key, params, json, method: "PATCH" });
    expect([await decide(tenant.key), await decide(tenant.key)]).toEqual(["ALLOW", "budget_exhausted"]);
    expect((await patch({ cap: 2 })).envelope.data).toMatchObject({ cap: "2", used: "1" });
    expect([await decide(tenant.key), await decide(tenant.key)]).toEqual(["ALLOW", "budget_exhausted"]);
    expect((await patch({ cap: -1 })).status).toBe(422);
    expect((await patch({ cap: 1 }, { id: "bud_0" })).status).toBe(404);
    expect((await callRoute(budgetRoute.DELETE, { key, params: { id }, method: "DELETE" })).status).toBe(200);
    expect(await decide(tenant.key)).toBe("ALLOW");
    expect(await list(key)).toEqual([]);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ problems: [] });
  });

  it.each([
    [{ ...COUNT, cap: "1e3" }, "cap"],
    [{ ...COUNT, cap: 0.1 + 0.2 }, "cap"],
    [{ ...COUNT, period: "year" }, "period"],
    [{ ...COUNT, field: "context.amount" }, "field"],
    [{ ...COUNT, actionTypes: ["PAY"] }, "actionTypes[0]"],
    [{ ...COUNT, agentIds: ["a", "a"] }, "agentIds"],
    [{ ...COUNT, agentIds: ["buyer "] }, "agentIds[0]"],
    [{ ...COUNT, agentIds: ["\u200bbuyer"] }, "agentIds[0]"],
    [{ ...COUNT, field: "payload.amount\n" }, "field"],
    [{ ...COUNT, name: " " }, "name"],
    [{ ...COUNT, limit: 5 }, "limit"],
  ])("%j is refused and names %s", async (budget, path) => {
    const tenant = await newTenant();
    expect(await create(await admin(tenant), budget)).toMatchObject({ status: 422, path });
  });

  it("altered behind the log's back decides nothing any more, and verification names it", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    await create(key, { ...COUNT, cap: 1 });
    await asSuperuser((db) =>
      db.query("update mastguard.budget set cap = '1000' where organization_id = $1", [
        uuidOf("org", tenant.organizationId),
      ]),
    );
    expect((await callRoute(ingestRoute.POST, { key: tenant.key, json: EVENT })).status).toBe(503);
    const { problems } = await verifyAudit(tenant.organizationId);
    expect(problems).toMatchObject([{ kind: "budgets_altered" }]);
  });

  it("whose count was altered is named by verification", async () => {
    const tenant = await newTenant();
    await create(await admin(tenant), COUNT);
    await decide(tenant.key);
    await asSuperuser((db) =>
      db.query("update mastguard.budget_use set used = 0 where organization_id = $1", [
        uuidOf("org", tenant.organizationId),
      ]),
    );
    const { problems } = await verifyAudit(tenant.organizationId);
    expect(problems).toMatchObject([{ kind: "budgets_altered", message: expect.stringContaining("add up to") }]);
  });
});
