import { expect, test } from "vitest";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { checkpointOfSize, newestCheckpoint } from "./checkpoints";
import { grow, integrate } from "./testing";

test("size and root are those of the signed note, whatever the columns beside it say", async () => {
  const tenant = await newTenant();
  await grow(tenant, 3);
  await integrate();
  const read = <T>(work: Parameters<typeof inOrganizationRead<T>>[1]) =>
    inOrganizationRead(tenant.organizationId, work);
  const before = await read(newestCheckpoint);
  if (!before) throw new Error("nothing was signed");
  expect(await read((client) => checkpointOfSize(client, before.size))).toEqual(before);
  await asSuperuser(async (db) => {
    await db.query("set session_replication_role = replica"); // triggers off
    await db.query(
      "update mastguard.checkpoint set size = size + 1, root_hash = decode(repeat('00', 32), 'hex') where organization_id = $1 and size = $2",
      [uuidOf("org", tenant.organizationId), before.size],
    );
  });
  expect(await read(newestCheckpoint)).toEqual(before);
  expect(await read((client) => checkpointOfSize(client, before.size + 1))).toBeNull();
});
