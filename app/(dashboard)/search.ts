"use server";

import { z } from "zod";
import type { PaletteItem } from "@/components/frame/palette-items";
import { formatPlural } from "@/components/lib/format";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

const Query = z.string().trim().min(1).max(200);
const SHOWN = 5;

/** Agents, policies and open review tasks that a query names, for the palette; what the viewer may not read is left out. */
export async function search(query: string): Promise<readonly PaletteItem[]> {
  const { permissions } = await requireMember();
  const parsed = Query.safeParse(query);
  if (!parsed.success) return [];
  const wanted = parsed.data;
  const [agents, policies, tasks] = await Promise.all([
    permissions.has("agents:read") ? agentsNamed(wanted) : [],
    permissions.has("policies:read") ? policiesNamed(wanted) : [],
    permissions.has("reviews:read") ? tasksNamed(wanted) : [],
  ]);
  return [...agents, ...policies, ...tasks];
}

async function agentsNamed(q: string): Promise<PaletteItem[]> {
  const { agents } = await trpc().agents.list({ q, active: "all", limit: SHOWN });
  return agents.map(({ agentId, totalEvents }) => ({
    id: `agent:${agentId}`,
    label: agentId,
    group: "Agents",
    detail: formatPlural(totalEvents, "event"),
    href: `/agents/${encodeURIComponent(agentId)}`,
  }));
}

async function policiesNamed(q: string): Promise<PaletteItem[]> {
  const policies = await trpc().policies.list();
  return policies
    .filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
    .slice(0, SHOWN)
    .map(({ id, name, decision }) => ({
      id: `policy:${id}`,
      label: name,
      group: "Policies",
      detail: decision,
      href: `/policies?policy=${id}`,
    }));
}

/** Tasks are named by their number or by their agent. */
async function tasksNamed(q: string): Promise<PaletteItem[]> {
  const { tasks } = await trpc().reviews.queue({ limit: 200 });
  const digits = q.replace(/^#/, "");
  return tasks
    .filter(({ number, agentId }) => String(number) === digits || agentId.toLowerCase().includes(q.toLowerCase()))
    .slice(0, SHOWN)
    .map(({ id, number, agentId, actionType }) => ({
      id: `task:${id}`,
      label: `#${number} ${agentId}`,
      group: "Waiting reviews",
      detail: actionType,
      href: `/reviews/${id}`,
    }));
}
