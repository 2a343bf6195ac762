import type pg from "pg";
import { pool } from "./client";
import { unavailable } from "./unavailable";

/**
 * Runs `work` on one connection of the pool, in a transaction that is committed when it returns and rolled back when it
 * throws. For what Prisma does not express; what changes an organization goes through `inOrganization`.
 * @param begin how it begins: `begin`, with an isolation level where one matters. Ours, never input.
 */
export async function inTransaction<T>(begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    // A connection that does not answer, or cannot roll back, must not return to the pool.
    if (error instanceof Error && unavailable(error)) broken = error;
    else await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
