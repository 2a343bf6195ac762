import { randomBytes } from "node:crypto";
import { migrate } from "./migrate.mjs";
import { adoptPostgres, startPostgres } from "./postgres.mjs";
import { say } from "./progress.mjs";
import { provision } from "./provision.mjs";

/** The private server's database. */
const DATABASE = "mastguard";

/**
 * @typedef {object} Database
 * @property {string} ownerUrl For migrations only.
 * @property {string} appUrl For the server.
 * @property {boolean} adopted Whether it ran before.
 * @property {() => Promise<void>} stop Ends a private database; does nothing to a foreign one.
 */

/**
 * Makes the database ready to serve: running, with its roles, migrated. `DATABASE_URL` names a foreign one; otherwise
 * the home's private one is started or adopted; it is stopped again when it cannot be made ready.
 * @param {{ home: import("./home.mjs").Home, masterKey: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Database>}
 */
export async function openDatabase({ home, masterKey, env = process.env }) {
  if (env.DATABASE_URL) {
    const urls = await provision({ adminUrl: env.DATABASE_URL, masterKey, appUrl: env.DATABASE_APP_URL || undefined });
    await migrateAndSay(urls.ownerUrl);
    return { ...urls, adopted: true, stop: async () => {} };
  }
  const from = performance.now();
  const postgres = await startPostgres(home);
  say(
    `database ${postgres.adopted ? "adopted from an earlier run" : "started"} in ${((performance.now() - from) / 1000).toFixed(1)} s`,
  );
  try {
    const urls = await privateUrls(home, postgres.url, masterKey);
    await migrateAndSay(urls.ownerUrl);
    return { ...urls, adopted: postgres.adopted, stop: postgres.stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/**
 * The private database of a home that another process runs, or `null` while it does not run yet.
 * @param {{ home: import("./home.mjs").Home, masterKey: string }} options
 * @returns {Promise<Database | null>}
 */
export async function joinDatabase({ home, masterKey }) {
  const postgres = await adoptPostgres(home);
  if (!postgres) return null;
  return { ...(await privateUrls(home, postgres.url, masterKey)), adopted: true, stop: async () => {} };
}

function privateUrls(home, adminUrl, masterKey) {
  if (!home.secrets.ownerPassword) home.remember({ ownerPassword: randomBytes(24).toString("base64url") });
  return provision({ adminUrl, masterKey, database: DATABASE, ownerPassword: home.secrets.ownerPassword });
}

async function migrateAndSay(ownerUrl) {
  const applied = await migrate(ownerUrl);
  if (applied > 0) say(`${applied} migration${applied === 1 ? "" : "s"} applied`);
}
