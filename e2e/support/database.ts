import pg from "pg";
import { surroundings } from "./surroundings";

/** The name of the address. */
const AS = { owner: "DATABASE_URL", app: "DATABASE_APP_URL" } as const;

/** Works on the database of this run, as whoever owns it or as the server itself. */
export async function withDatabase(as: keyof typeof AS, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const connectionString = surroundings()[AS[as]];
  if (connectionString === undefined) throw new Error(`scripts/env.mjs prints no ${AS[as]}`);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
