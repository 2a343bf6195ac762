import { VERDICTS } from "@mastguard/engine";
import type pg from "pg";
import { z } from "zod";
import { idOf } from "@/server/ids";
import type { FirstRun } from "./schemas";

/** How far an organization has come with its first steps. Index: action_pkey for the first event. */
export async function readFirstRun(client: pg.PoolClient, now: Date): Promise<FirstRun> {
  const { rows } = await client.query(
    `select exists (select from mastguard.api_key where revoked_at is null and (expires_at is null or expires_at > $1)) as "hasKey",
       exists (select from mastguard.policy where deleted_at is null) as "hasPolicy",
       (select count(*) from mastguard.membership) > 1 as "hasColleague",
       e.id, e.at, e.agent_id as "agentId", e.decision
     from (select 1) one left join lateral (select id, at, agent_id, decision from mastguard.action order by organization_id, id limit 1) e on true`,
    [now],
  );
  const { hasKey, hasPolicy, hasColleague, ...event } = Row.parse(rows[0]);
  return { hasKey, hasEvent: event.id !== null, hasPolicy, hasColleague, firstEvent: firstEventOf(event) };
}

const Row = z.object({
  hasKey: z.boolean(),
  hasPolicy: z.boolean(),
  hasColleague: z.boolean(),
  id: z.string().nullable(),
  at: z.date().nullable(),
  agentId: z.string().nullable(),
  decision: z.enum(VERDICTS).nullable(),
});

function firstEventOf(event: Pick<z.output<typeof Row>, "id" | "at" | "agentId" | "decision">): FirstRun["firstEvent"] {
  const { id, at, agentId, decision } = event;
  if (id === null || at === null || agentId === null || decision === null) return null;
  return { traceId: idOf("trc", id), at: at.toISOString(), agentId, decision };
}
