import { execFileSync } from "node:child_process";
import pg from "pg";

/** Lets time pass since somebody signed in: their sessions are so much older. As whoever owns the database of this run. */
export async function signedInEarlier(email: string, interval: string): Promise<void> {
  const env = { ...process.env, MASTGUARD_HOME: process.env["E2E_HOME"] };
  const printed = execFileSync("node", ["scripts/env.mjs", "--owner"], { env, encoding: "utf8" });
  const connectionString = /^export DATABASE_URL='(.*)'$/m.exec(printed)?.[1];
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("set role mastguard_ledger"); // whose functions open sessions and read them
    const { rowCount } = await client.query(
      `update mastguard.user_session s set created_at = s.created_at - $2::interval
       from mastguard.user_account u where u.id = s.user_id and u.email = $1`,
      [email, interval],
    );
    if (rowCount === 0) throw new Error(`${email} has no session`);
  } finally {
    await client.end();
  }
}
