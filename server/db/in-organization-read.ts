import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { pool } from "./client";

/**
 * Runs `work` on one connection that sees rows of this organization only, in one read-only snapshot: several queries
 * agree with each other. For the reads whose SQL Prisma does not express; writes go through `inOrganization`.
 */
export async function inOrganizationRead<T>(
  organizationId: OrganizationId,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("select set_config('mastguard.organization', $1, true)", [uuidOf("org", organizationId)]);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure; // a connection that cannot roll back must not return to the pool
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
