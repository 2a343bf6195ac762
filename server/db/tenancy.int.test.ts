import { describe, expect, it } from "vitest";
import { decideAction, idempotencyOf } from "@/server/decisions";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { pool } from "./client";
import { inOrganizationRead } from "./in-organization-read";
import { assertSafeRole } from "./role-check";

/** Tables without an organization, and who guards them instead. */
const GLOBAL_TABLES = new Set([
  "organization",
  "user_account",
  "user_session",
  "sign_in_token",
  "signing_key",
  "queue_shard",
]);

async function tenantTables(): Promise<string[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'mastguard' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    return rows.map(({ name }) => name).filter((name) => !GLOBAL_TABLES.has(name));
  });
}

/** A tenant with a row in as many tables as one decision and one policy make. */
async function busyTenant(): Promise<Tenant> {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL" });
  await decideAction(
    tenant.agent,
    { agentId: "a", actionType: "OTHER", payload: { n: 1 }, context: { sessionId: "s" } },
    idempotencyOf("idem", {}),
  );
  return tenant;
}

describe("tenancy in PostgreSQL", () => {
  it("every table of a tenant, and every partition, has row-level security enabled and forced", async () => {
    const open = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'mastguard' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
      );
      return rows.map(({ name }) => name);
    });
    expect(open).toEqual(["signing_key"]); // the server's own, no tenant's; its secrets are sealed by the master key
  });

  it("every table that is not global carries organization_id, and its primary key begins with it", async () => {
    const tables = await tenantTables();
    const keyed = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ name: string }>(
        `select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where n.nspname = 'mastguard' and i.indisprimary and not c.relispartition and a.attname = 'organization_id' order by 1`,
      );
      return rows.map(({ name }) => name);
    });
    expect(keyed).toEqual(tables);
  });

  it("without an organization set the application sees no row of any tenant", async () => {
    await busyTenant();
    for (const table of [...(await tenantTables()), "organization", "user_account"]) {
      const { rows } = await pool().query<{ n: number }>(`select count(*) as n from mastguard.${table}`);
      expect([table, rows[0]?.n]).toEqual([table, 0]);
    }
  });

  it("inside one organization the application sees no row of another, in any table", async () => {
    const [one, two] = [await busyTenant(), await busyTenant()];
    const other = uuidOf("org", two.organizationId);
    for (const table of await tenantTables()) {
      const seen = await inOrganizationRead(one.organizationId, async (client) => {
        const { rows } = await client.query<{ n: number; foreign: number }>(
          `select count(*) as n, count(*) filter (where organization_id = $1) as foreign from mastguard.${table}`,
          [other],
        );
        return rows[0];
      });
      expect([table, seen?.foreign]).toEqual([table, 0]);
    }
  });

  it("sessions, sign-ins and partitions cannot be addressed at all", async () => {
    const partitions = await asSuperuser(
      async (db) =>
        (
          await db.query<{ name: string }>(
            "select inhrelid::regclass::text as name from pg_inherits where inhparent::regclass::text like 'mastguard.%' and inhrelid in (select oid from pg_class where relkind = 'r')",
          )
        ).rows,
    );
    expect(partitions.length).toBeGreaterThan(0);
    for (const name of ["mastguard.user_session", "mastguard.sign_in_token", ...partitions.map((row) => row.name)]) {
      await expect(pool().query(`select 1 from ${name} limit 1`), name).rejects.toThrow(/permission denied/);
    }
  });

  it.each([
    ["insert", "insert into mastguard.policy_set (organization_id, id, name) values ($1, gen_random_uuid(), 'x')"],
    ["move", "update mastguard.membership set organization_id = $1"],
    [
      "entry",
      "insert into mastguard.entry (organization_id, id, index, type, at, actor_type, actor_id, body, leaf_hash) values ($1, gen_random_uuid(), 0, 'x', now(), 'x', 'x', '{}', '')",
    ],
    ["head", "update mastguard.log_head set epoch = 0 where organization_id = $1"],
    ["tile", "delete from mastguard.tile where organization_id = $1"],
    ["checkpoint", "delete from mastguard.checkpoint where organization_id = $1"],
    ["counter", "update mastguard.agent_activity set events = 0 where organization_id = $1"],
    ["temporary table", "create temporary table t as select $1::uuid as id"],
    ["own table", "create table mastguard.t as select $1::uuid as id"],
    ["truncate", "truncate mastguard.policy /* $1 */"],
  ])("the application's role is refused: %s for another organization", async (_, sql) => {
    const [one, two] = [await newTenant(), await newTenant()];
    const client = await pool().connect();
    try {
      await client.query("begin");
      await client.query("select set_config('mastguard.organization', $1, true)", [uuidOf("org", one.organizationId)]);
      await expect(
        client.query(sql, sql.includes("/* $1 */") ? [] : [uuidOf("org", two.organizationId)]),
      ).rejects.toThrow(/permission denied|row-level security/);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  it.each([
    "set role mastguard_ledger",
    "set role mastguard_owner",
    "set session_replication_role = replica",
    "alter table mastguard.entry disable trigger all",
  ])("the application's role cannot rise: %s", async (sql) => {
    await expect(pool().query(sql)).rejects.toThrow(/permission denied|must be owner|must be able to/);
  });

  it("the application cannot call a function it was not given", async () => {
    const { rows } = await pool().query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'mastguard' and p.prosecdef and (not p.proconfig::text like '%search_path=pg_catalog%' or has_function_privilege('public', p.oid, 'execute'))`,
    );
    expect(rows).toEqual([]);
  });

  it("the run-time role is one that row-level security binds", async () => {
    await expect(assertSafeRole()).resolves.toBeUndefined();
  });
});
