import { expect, test } from "vitest";
import { integrate } from "@/server/audit/testing";
import { verifyAudit } from "@/server/audit/verify";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant } from "@/server/testing/tenant";
import { decideAction } from "./service";

const MINUTES = 5;
const WORKERS = 24;
const TENANTS = 4;
const MEGABYTE = 1_048_576;

test(`${MINUTES} minutes of load with killed connections and changing rules lose nothing, double nothing, and leak nothing`, async () => {
  const tenants = await Promise.all(Array.from({ length: TENANTS }, () => newTenant()));
  const acknowledged = new Map(tenants.map(({ organizationId }) => [organizationId, 0]));
  const until = Date.now() + MINUTES * 60_000;
  const faults = (async () => {
    for (let turn = 0; Date.now() < until; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await asSuperuser((db) =>
        db.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mastguard_app' and datname = current_database()",
        ),
      );
      const tenant = tenants[turn % TENANTS];
      if (tenant) await addPolicy(tenant, { decision: "ALERT", condition: `payload.n == ${turn}` }).catch(() => {}); // its connection may be the one that died
    }
  })();
  let afterWarmUp = 0;
  const warmUp = setTimeout(() => (afterWarmUp = process.memoryUsage().heapUsed), 60_000);
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, worker) => {
      for (let n = 0; Date.now() < until; n++) {
        const tenant = tenants[(worker + n) % TENANTS];
        if (!tenant) continue;
        const context = n % 3 === 0 ? {} : { sessionId: `s-${worker}-${n % 50}` };
        const done = await decideAction(tenant.agent, {
          agentId: `agent-${n % 20}`,
          actionType: "API_CALL",
          payload: { n },
          context,
        }).catch(() => null);
        if (done) acknowledged.set(tenant.organizationId, (acknowledged.get(tenant.organizationId) ?? 0) + 1);
      }
    }),
  );
  clearTimeout(warmUp);
  await faults;
  await integrate();
  for (const { organizationId } of tenants) {
    const stored = await asSuperuser(
      async (db) =>
        (
          await db.query<{ n: number }>("select count(*) as n from mastguard.action where organization_id = $1", [
            uuidOf("org", organizationId),
          ])
        ).rows[0]?.n ?? 0,
    );
    // A decision may be on disk although its answer was lost with the connection; never the other way round.
    expect(stored).toBeGreaterThanOrEqual(acknowledged.get(organizationId) ?? Number.POSITIVE_INFINITY);
    expect(await verifyAudit(organizationId)).toMatchObject({ valid: true, problems: [] });
  }
  globalThis.gc?.();
  expect(process.memoryUsage().heapUsed - afterWarmUp).toBeLessThan(256 * MEGABYTE);
});
