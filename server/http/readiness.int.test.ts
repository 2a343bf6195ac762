import { expect, it } from "vitest";
import { asSuperuser } from "@/server/testing/database";
import { databaseReadiness } from "./readiness";

it("a node is ready when the database answers, clocks agree and this and next month have partitions", async () => {
  expect(await databaseReadiness()).toEqual({
    ok: true,
    checks: { database: "ok", clock: "ok", partitions: "ok" },
  });
});

it("a node without next month's partition is not ready and says which is missing", async () => {
  const name = await asSuperuser(async (client) => {
    const month = "to_char((date_trunc('month', now(), 'UTC') + interval '1 month') at time zone 'UTC', 'YYYY_MM')";
    const { rows } = await client.query<{ name: string }>(`select 'record_' || ${month} as name`);
    await client.query(`drop table mastguard.${rows[0]?.name}`);
    return rows[0]?.name;
  });
  expect(await databaseReadiness()).toMatchObject({ ok: false, checks: { partitions: `missing: ${name}` } });
});
