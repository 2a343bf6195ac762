import { pool } from "@/server/db/client";

const ATTEMPTS = 5;
let connected: Promise<void> | null = null;

/**
 * Opens this file's first connection, however long that takes. Other files start nodes and databases of their own beside it: a machine
 * that is that busy may be late once. Not before a test needs it: the environment is read with the first connection.
 */
export function firstConnection(): Promise<void> {
  connected ??= connect(1);
  return connected;
}

async function connect(attempt: number): Promise<void> {
  try {
    await pool().query("select 1");
  } catch (error) {
    if (attempt === ATTEMPTS) throw error;
    await connect(attempt + 1);
  }
}
