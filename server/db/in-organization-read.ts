import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { inTransaction } from "./in-transaction";

/**
 * Runs `work` on one connection that sees rows of this organization only, in one read-only snapshot: several queries
 * agree with each other. For the reads whose SQL Prisma does not express; writes go through `inOrganization`.
 */
export async function inOrganizationRead<T>(
  organizationId: OrganizationId,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return await inTransaction("begin isolation level repeatable read read only", async (client) => {
    await client.query("select set_config('mastguard.organization', $1, true)", [uuidOf("org", organizationId)]);
    return await work(client);
  });
}
