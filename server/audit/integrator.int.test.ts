import { setTimeout as sleep } from "node:timers/promises";
import { parseCheckpoint, verifyCheckpoint } from "@mastguard/ledger";
import { afterEach, expect, it } from "vitest";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { startIntegrator } from "./integrator";
import { newOrigin } from "./origin";
import { signingKeys, verifierKeys } from "./signing-keys";
import { grow } from "./testing";
import { verifyAudit } from "./verify";

const running: { stop(): Promise<void> }[] = [];
function start(): { stop(): Promise<void> } {
  const integrator = startIntegrator();
  running.push(integrator);
  return integrator;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((integrator) => integrator.stop()));
});

interface Stored {
  readonly number: number;
  readonly size: number;
  readonly note: string;
}

async function checkpointsOf({ organizationId }: Tenant): Promise<Stored[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<Stored>(
      "select number::float8, size::float8, note from mastguard.checkpoint where organization_id = $1 order by number",
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

/** Milliseconds until the newest checkpoint covers the whole log. */
async function covered(tenant: Tenant): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < 15_000) {
    const covered = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ covered: boolean }>(
        "select h.size = coalesce(t.size, 0) as covered from mastguard.log_head h left join mastguard.tree t using (organization_id) where organization_id = $1",
        [uuidOf("org", tenant.organizationId)],
      );
      return rows[0]?.covered ?? false;
    });
    if (covered) return performance.now() - began;
    await sleep(10);
  }
  throw new Error("no checkpoint in 15 s");
}

it("a checkpoint follows a commit within a second, signed for this log by a served key", async () => {
  const tenant = await newTenant();
  start();
  await covered(tenant);
  for (let round = 0; round < 3; round++) {
    await grow(tenant, 20);
    expect(await covered(tenant)).toBeLessThan(1_000);
  }
  const newest = (await checkpointsOf(tenant)).at(-1);
  const origin = newOrigin(tenant.organizationId);
  expect(parseCheckpoint(newest?.note ?? "")).toMatchObject({ origin, size: newest?.size });
  expect(await verifyCheckpoint(newest?.note ?? "", await verifierKeys(origin))).toMatchObject({ valid: true });
});

it("of two nodes one works, and the other goes on when it stops", async () => {
  const tenant = await newTenant();
  const first = start();
  await covered(tenant);
  start();
  await grow(tenant, 300);
  await covered(tenant);
  await first.stop();
  await grow(tenant, 300);
  await covered(tenant);
  const checkpoints = await checkpointsOf(tenant);
  expect(checkpoints.map(({ number }) => number)).toEqual(checkpoints.map((_, at) => at + 1));
  expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true });
});

it("a leader whose session is lost is followed, and nothing is signed twice", async () => {
  const tenant = await newTenant();
  start();
  await covered(tenant);
  await asSuperuser((db) =>
    db.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 72707372"),
  );
  await grow(tenant, 10);
  expect(await covered(tenant)).toBeLessThan(3_000);
  expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true });
});

it("a log far behind is caught up in steps, and others do not wait for it", async () => {
  const large = await newTenant();
  await grow(large, 9_000);
  const small = await newTenant();
  start();
  expect(await covered(small)).toBeLessThan(2_000);
  await covered(large);
  expect(await verifyAudit(large.organizationId)).toMatchObject({ valid: true });
});

it("nodes that start together make one signing key", async () => {
  await asSuperuser((db) => db.query("delete from mastguard.signing_key"));
  const { signerFor } = await import("./signing-keys");
  const made = await Promise.all(Array.from({ length: 8 }, () => signerFor("checkpoint")));
  expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(1);
  expect(await signingKeys()).toHaveLength(1);
});
