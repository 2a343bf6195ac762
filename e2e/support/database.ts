import { execFileSync } from "node:child_process";
import path from "node:path";
import pg from "pg";

/** The name of the address, and what prints it. */
const AS = { owner: ["DATABASE_URL", "--owner"], app: ["DATABASE_APP_URL"] } as const;

/** Works on the database of this run, as whoever owns it or as the server itself. */
export async function withDatabase(as: keyof typeof AS, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const [name, ...options] = AS[as];
  const script = path.resolve(import.meta.dirname, "../../scripts/env.mjs");
  const env = { ...process.env, MASTGUARD_HOME: process.env["E2E_HOME"] };
  const printed = execFileSync(process.execPath, [script, ...options], { env, encoding: "utf8" });
  const connectionString = new RegExp(`^export ${name}='([^']+)'$`, "m").exec(printed)?.[1];
  if (connectionString === undefined) throw new Error(`scripts/env.mjs prints no ${name}`);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
