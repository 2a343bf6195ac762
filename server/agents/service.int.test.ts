import { beforeAll, describe, expect, test } from "vitest";
import type { ActorContext } from "@/server/auth/actor";
import { NotFoundError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { AgentDetailSchema, AgentPageSchema, ListAgentsQuery } from "./schemas";
import { getAgent, listAgents } from "./service";

const now = new Date("2026-11-20T14:30:00.000Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
let owner: ActorContext;
let stranger: ActorContext;

/** Figures as the commit would have left them. */
async function seen(
  by: ActorContext,
  agentId: string,
  lastSeenAt: Date,
  hours: [ago: number, events: number, risk: number][] = [],
) {
  const org = uuidOf("org", by.organizationId);
  await asSuperuser(async (db) => {
    await db.query(
      `insert into mastguard.agent_activity (organization_id, agent_id, first_seen_at, last_seen_at, last_action_type, events, alert, hitl, block, failures)
       values ($1, $2, '2026-01-01T00:00:00Z', $3, 'API_CALL', 1000, 3, 2, 1, 4)`,
      [org, agentId, lastSeenAt],
    );
    for (const [hoursAgo, events, risk] of hours) {
      await db.query(
        `insert into mastguard.agent_hour (organization_id, agent_id, hour, events, alert, hitl, block, failures, max_risk)
         values ($1, $2, date_trunc('hour', $3::timestamptz, 'UTC'), $4, 1, 1, 1, 1, $5)`,
        [org, agentId, ago(hoursAgo), events, risk],
      );
    }
  });
}

const list = async (query: Record<string, string> = {}, by = owner) =>
  await listAgents(by, ListAgentsQuery.parse(query), now);
const idsOf = async (query: Record<string, string> = {}) => (await list(query)).agents.map(({ agentId }) => agentId);

beforeAll(async () => {
  owner = (await newTenant()).owner;
  stranger = (await newTenant()).owner;
  await seen(owner, "quiet", ago(25.9), [[25.9, 9, 99]]);
  await seen(owner, "medium-busy", ago(0), [[0, 500, 59]]);
  await seen(owner, "medium-less", ago(0), [
    [0, 40, 59],
    [3, 60, 30],
  ]);
  await seen(owner, "critical", ago(24), [[24, 1, 85]]);
  await seen(owner, "a%b_C", ago(24 * 30), []);
  await seen(owner, "gone", ago(24 * 30 + 0.1), []);
  await seen(stranger, "foreign", ago(0), [[0, 1, 99]]);
});

describe("listAgents", () => {
  test("shows agents of the last 30 days, by risk band, then events of the day, then last seen", async () => {
    expect(await idsOf()).toEqual(["critical", "medium-busy", "medium-less", "quiet", "a%b_C"]);
  });

  test("active=false shows the others, active=all everybody", async () => {
    expect(await idsOf({ active: "false" })).toEqual(["gone"]);
    expect(await idsOf({ active: "all" })).toHaveLength(6);
  });

  test("pages, and counts all pages, past the end too", async () => {
    expect(await list({ page: "2", limit: "2" })).toMatchObject({
      agents: [{ agentId: "medium-less" }, { agentId: "quiet" }],
      total: 5,
    });
    expect(await list({ page: "9", limit: "2" })).toEqual({ agents: [], total: 5 });
  });

  test("q is part of the id in any case; % and _ stand for themselves", async () => {
    expect(await idsOf({ q: "MEDIUM" })).toEqual(["medium-busy", "medium-less"]);
    expect(await idsOf({ q: "%" })).toEqual(["a%b_C"]);
    expect(await idsOf({ q: "_c" })).toEqual(["a%b_C"]);
    expect(await idsOf({ q: "m_dium" })).toEqual([]);
  });

  test("adds up the day hour by hour and forgets no risk within 24 hours", async () => {
    const { agents } = await list();
    expect(agents.find(({ agentId }) => agentId === "medium-less")).toEqual({
      agentId: "medium-less",
      lastActionType: "API_CALL",
      totalEvents: 1000,
      failuresCount: 4,
      lastSeen: now.toISOString(),
      riskCategory: "MEDIUM",
      riskScore: 59,
      recent: { events: 100, alert: 2, hitl: 2, block: 2 },
      hours: [...Array.from({ length: 20 }, () => 0), 60, 0, 0, 40],
    });
    expect(agents[0]).toMatchObject({ riskCategory: "CRITICAL", recent: { events: 0 } });
    expect(agents[3]).toMatchObject({ agentId: "quiet", riskCategory: "LOW", riskScore: null });
  });
});

describe("getAgent", () => {
  test("and listAgents answer whole: the schemas of the procedures drop nothing", async () => {
    const [page, agent] = [await list(), await getAgent(owner, "medium-less", now)];
    expect(AgentPageSchema.parse(page)).toEqual(page);
    expect(AgentDetailSchema.parse(agent)).toEqual(agent);
  });

  test("gives figures and all 24 hours", async () => {
    const agent = await getAgent(owner, "medium-less", now);
    expect(agent).toMatchObject({
      firstSeen: "2026-01-01T00:00:00.000Z",
      totals: { events: 1000, alert: 3, hitl: 2, block: 1 },
    });
    expect(agent.hours).toHaveLength(24);
    expect(agent.hours.at(-1)).toEqual({
      hour: "2026-11-20T14:00:00.000Z",
      events: 40,
      alert: 1,
      hitl: 1,
      block: 1,
      failures: 1,
      maxRisk: 59,
    });
    expect(agent.hours[0]).toMatchObject({ hour: "2026-11-19T15:00:00.000Z", events: 0, maxRisk: null });
  });

  test("knows nothing of an agent only another organization saw", async () => {
    await expect(getAgent(owner, "foreign", now)).rejects.toThrow(NotFoundError);
    await expect(getAgent(stranger, "critical", now)).rejects.toThrow(NotFoundError);
  });
});
