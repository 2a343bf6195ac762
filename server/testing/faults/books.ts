import { expect } from "vitest";
import { verifyAudit } from "@/server/audit/verify";
import { uuidOf } from "@/server/ids";
import type { Tenant } from "@/server/testing/tenant";
import { until } from "../../../scripts/lib/processes.mjs";
import type { Sent } from "./load";
import type { PrivatePostgres } from "./private-postgres";

const CATCH_UP_MS = 20_000;

interface Decided {
  readonly trace_id: string;
  readonly decision: string;
}

interface Books {
  readonly sent: readonly Sent[];
  /** By the database's clock. */
  readonly began: Date;
}

/**
 * Holds what the senders heard against what is stored, when every event has been acknowledged: each is in the log once and
 * decided as it was answered, nothing else is, indexes have no gap, and the tree catches up by itself and verifies.
 */
export async function expectBooksBalance(database: PrivatePostgres, tenant: Tenant, { sent, began }: Books) {
  const organization = uuidOf("org", tenant.organizationId);
  const decided = await database.query<Decided>(
    "select trace_id, decision from mastguard.entry where organization_id = $1 and type = 'action.decided'",
    [organization],
  );
  const stored = new Map(decided.map(({ trace_id, decision }) => [trace_id, decision]));
  expect(stored.size, "decisions that are in the log twice").toBe(decided.length);
  const answered = sent.map(({ acknowledged }) => acknowledged);
  const missing = answered.filter((one) => one === null || stored.get(uuidOf("trc", one.traceId)) !== one.decision);
  expect(missing, "acknowledged and not in the log as answered").toEqual([]);
  expect(new Set(answered.map((one) => one?.traceId)).size, "events that share a decision").toBe(sent.length);
  expect(decided.length, "decisions of events that were sent once").toBe(sent.length);
  const opened = sent.filter(({ mustBlock, acknowledged }) => mustBlock && acknowledged?.decision !== "BLOCK");
  expect(opened, "events that a policy blocks and that were let through").toEqual([]);
  const [log] = await database.query(
    "select min(index) as first, max(index) + 1 as past, count(*) as count from mastguard.entry where organization_id = $1",
    [organization],
  );
  expect(log).toMatchObject({ first: 0, past: log?.["count"] });
  const [times] = await database.query<{ wrong: number }>(
    `select count(*) as wrong from mastguard.entry where organization_id = $1 and type = 'action.decided'
     and at not between $2::timestamptz - interval '2 seconds' and now() + interval '2 seconds'`,
    [organization, began],
  );
  expect(times?.wrong, "decisions with a time that was not").toBe(0);
  expect(await countersBeside(database, organization), "counters that differ from the log").toEqual([]);
  const hasCaughtUp = await until(async () => (await behind(database, organization)) === 0, CATCH_UP_MS);
  expect(hasCaughtUp, "the tree reaches the head by itself").toBe(true);
  expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
}

async function behind(database: PrivatePostgres, organization: string): Promise<number> {
  const [row] = await database.query<{ behind: number }>(
    `select (h.size - coalesce(t.size, 0))::int as behind from mastguard.log_head h
     left join mastguard.tree t using (organization_id) where h.organization_id = $1`,
    [organization],
  );
  return row?.behind ?? -1;
}

/** Every figure that a screen shows and a commit adds up, beside what the log says; those that differ. */
async function countersBeside(database: PrivatePostgres, organization: string) {
  return await database.query(
    `with log as materialized (
       select * from mastguard.entry where organization_id = $1 and type = 'action.decided'),
     counters (name, counted) as (values
       ('head', (select size from mastguard.log_head where organization_id = $1)),
       ('activity_minute', (select sum(allow + alert + hitl + block) from mastguard.activity_minute where organization_id = $1)),
       ('activity_minute.block', (select sum(block) from mastguard.activity_minute where organization_id = $1)),
       ('agent_activity', (select sum(events) from mastguard.agent_activity where organization_id = $1)),
       ('agent_hour', (select sum(events) from mastguard.agent_hour where organization_id = $1)),
       ('api_key_usage', (select sum(events) from mastguard.api_key_usage where organization_id = $1)),
       ('action', (select count(*) from mastguard.action where organization_id = $1)),
       ('record', (select count(*) from mastguard.record where organization_id = $1 and kind = 'action')),
       ('idempotency_key', (select count(*) from mastguard.idempotency_key where organization_id = $1)),
       ('policy_day', (select sum(matched) from mastguard.policy_day where organization_id = $1))),
     truth (name, counted) as (values
       ('head', (select count(*) from mastguard.entry where organization_id = $1)),
       ('activity_minute.block', (select count(*) from log where decision = 'BLOCK')),
       ('policy_day', (select count(*) from log where body like '%"outcome":"matched"%')))
     select c.name, c.counted, coalesce(t.counted, (select count(*) from log)) as log
     from counters c left join truth t using (name)
     where c.counted is distinct from coalesce(t.counted, (select count(*) from log))`,
    [organization],
  );
}
