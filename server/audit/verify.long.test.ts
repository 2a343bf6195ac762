import { expect, it } from "vitest";
import { newId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { entryOf } from "./entry";
import { listEntries } from "./list-entries";
import { ListAuditQuery } from "./schemas";
import { integrate } from "./testing";
import { verifyAudit } from "./verify";

const ENTRIES = 1_000_000;
const BATCH = 2_000;
const MEMORY_GROWTH_MAX = 300e6;

/** Writes decisions past the seal, which would take an hour, spread over the six hours to come: their partitions exist. */
async function fill({ organizationId, agent }: Tenant): Promise<number> {
  const organization = uuidOf("org", organizationId);
  const began = Date.now();
  return await asSuperuser(async (db) => {
    await db.query("set session_replication_role = replica");
    const { rows } = await db.query<{ size: number }>(
      "select size::float8 as size from mastguard.log_head where organization_id = $1",
      [organization],
    );
    const first = rows[0]?.size ?? 0;
    for (let at = 0; at < ENTRIES; at += BATCH) {
      const sealed = Array.from({ length: BATCH }, (_, i) => {
        const number = at + i;
        const data = {
          agentId: `agent-${number % 500}`,
          actionType: "EMAIL_SEND",
          decision: number % 1_000 === 0 ? "BLOCK" : "ALLOW",
          riskScore: number % 100,
          riskCategory: number % 5_000 === 0 ? "CRITICAL" : "LOW",
        };
        const when = new Date(began + (number * 6 * 3_600_000) / ENTRIES);
        return entryOf({ type: "action.decided", traceId: newId("trc"), data }, organizationId, agent.actor, when);
      });
      await db.query(
        `insert into mastguard.entry (organization_id, id, index, type, trace_id, at, actor_type, actor_id, agent_id, action_type, decision, risk_score, risk_category, body, leaf_hash)
         select $1, id, index, 'action.decided', trace, at, 'api_key', $2, agent, 'EMAIL_SEND', decision, risk, category, body, leaf
         from unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::timestamptz[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[], $12::bytea[])
           as u (id, index, trace, at, agent, decision, risk, category, body, leaf)`,
        [
          organization,
          agent.actor.id,
          sealed.map(({ id }) => uuidOf("evt", id)),
          sealed.map((_, i) => first + at + i),
          sealed.map(({ columns }) => uuidOf("trc", columns.traceId ?? "")),
          sealed.map(({ columns }) => columns.at),
          sealed.map(({ columns }) => columns.agentId),
          sealed.map(({ columns }) => columns.decision),
          sealed.map(({ columns }) => columns.riskScore),
          sealed.map(({ columns }) => columns.riskCategory),
          sealed.map(({ body }) => body),
          sealed.map(({ leafHash }) => leafHash),
        ],
      );
    }
    await db.query("update mastguard.log_head set size = $2 where organization_id = $1", [
      organization,
      first + ENTRIES,
    ]);
    await db.query("analyze mastguard.entry");
    return first + ENTRIES;
  });
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  process.stdout.write(`${name}: ${Math.round(performance.now() - began)} ms\n`);
  return result;
}

it("a million entries are integrated, verified in bounded memory, filtered at once, and one altered among them is named", async () => {
  const tenant = await newTenant();
  const size = await timed("fill", () => fill(tenant));
  await timed("integrate", integrate);
  const before = process.memoryUsage().rss;
  const report = await timed("verify", () => verifyAudit(tenant.organizationId));
  expect(report).toMatchObject({ valid: true, size, checkpoint: { size, valid: true } });
  expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY_GROWTH_MAX);

  const hour = (ahead: number) => new Date(Date.now() + ahead * 3_600_000).toISOString();
  for (const filters of [
    {},
    { decision: "BLOCK" },
    { category: "CRITICAL" },
    { agentId: "agent-7" },
    { from: hour(1), to: hour(2) },
  ]) {
    const began = performance.now();
    expect((await listEntries(tenant.organizationId, ListAuditQuery.parse(filters))).rows).toHaveLength(50);
    expect(performance.now() - began, JSON.stringify(filters)).toBeLessThan(500);
  }

  await asSuperuser(async (db) => {
    await db.query("set session_replication_role = replica");
    await db.query(
      "update mastguard.entry set body = replace(body, 'EMAIL_SEND', 'EMAIL_SENT') where organization_id = $1 and index = 765432",
      [uuidOf("org", tenant.organizationId)],
    );
  });
  expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: 765_432 });
});
