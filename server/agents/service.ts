import { riskCategoryOf } from "@mastguard/engine";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { NotFoundError } from "@/server/errors";
import { lastHours } from "./last-hours";
import type { Agent, AgentDetail, AgentHour, AgentPage, AgentRow, ListAgentsInput } from "./schemas";
import { type AgentActivity, type AgentHourRow, AgentStore } from "./store";

/** Agents by risk, then activity, with the shape of their day. */
export async function listAgents(ctx: ActorContext, input: ListAgentsInput, now = new Date()): Promise<AgentPage> {
  return await inOrganizationRead(ctx.organizationId, async (client) => {
    const store = new AgentStore(client, now);
    const { agents, total } = await store.page(input);
    const hours = await store.hours(agents.map(({ agentId }) => agentId));
    return { agents: agents.map((agent) => rowOf(agent, hoursOf(agent.agentId, hours, now))), total };
  });
}

/** One agent and its day. @throws NotFoundError when this organization never saw an agent of that name. */
export async function getAgent(ctx: ActorContext, agentId: string, now = new Date()): Promise<AgentDetail> {
  return await inOrganizationRead(ctx.organizationId, async (client) => {
    const store = new AgentStore(client, now);
    const agent = await store.find(agentId);
    if (agent === null) throw new NotFoundError("There is no agent with this id.");
    const { events, alert, hitl, block, riskScore, firstSeenAt } = agent;
    return {
      ...agentOf(agent),
      riskScore,
      firstSeen: firstSeenAt.toISOString(),
      totals: { events, alert, hitl, block },
      hours: hoursOf(agentId, await store.hours([agentId]), now),
    };
  });
}

function agentOf({ agentId, lastActionType, events, failures, lastSeenAt, riskScore }: AgentActivity): Agent {
  return {
    agentId,
    lastActionType,
    totalEvents: events,
    failuresCount: failures,
    lastSeen: lastSeenAt.toISOString(),
    riskCategory: riskCategoryOf(riskScore ?? 0),
  };
}

function rowOf(agent: AgentActivity, hours: readonly AgentHour[]): AgentRow {
  const sum = (field: "events" | "alert" | "hitl" | "block") => hours.reduce((total, hour) => total + hour[field], 0);
  return {
    ...agentOf(agent),
    riskScore: agent.riskScore,
    recent: { events: sum("events"), alert: sum("alert"), hitl: sum("hitl"), block: sum("block") },
    hours: hours.map(({ events }) => events),
  };
}

/** All 24 hours of an agent's day; those without events are zero. */
function hoursOf(agentId: string, rows: readonly AgentHourRow[], now: Date): AgentHour[] {
  const byHour = new Map(rows.filter((row) => row.agentId === agentId).map((row) => [row.hour.getTime(), row]));
  return lastHours(now).map((hour) => {
    const {
      events = 0,
      alert = 0,
      hitl = 0,
      block = 0,
      failures = 0,
      maxRisk = null,
    } = byHour.get(hour.getTime()) ?? {};
    return { hour: hour.toISOString(), events, alert, hitl, block, failures, maxRisk };
  });
}
