import { Client } from "pg";
import { Failure } from "./failure.mjs";
import { sleep } from "./processes.mjs";

/** PostgreSQL answers so while it recovers, starts or stops, and so does the network when it only begins to listen. */
const STARTING = new Set(["57P03", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/**
 * Opens one connection, waiting up to `patienceMs` for a server that is still starting or recovering.
 * @param {string} url
 * @param {{ patienceMs?: number, name?: string }} [options] `name` is how messages call this address.
 * @returns {Promise<Client>} The caller ends it.
 * @throws {Failure} DATABASE_UNREACHABLE, DATABASE_REFUSED or DATABASE_MISSING; the password is never shown.
 */
export async function connect(url, { patienceMs = 5_000, name = "DATABASE_URL" } = {}) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const client = newClient(url, name);
    client.on("error", () => {}); // a lost connection is reported by the next query
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!STARTING.has(error.code) || performance.now() > end) throw explain(error, url, name);
      await sleep(50);
    }
  }
}

/** Runs `work` with a connection and closes it, whatever happens. */
export async function withConnection(url, options, work) {
  const client = await connect(url, options);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same address with another role. */
export function withRole(url, role, password) {
  const other = new URL(url);
  other.username = encodeURIComponent(role);
  other.password = encodeURIComponent(password);
  return other.href;
}

/** The same address with another database. */
export function withDatabase(url, database) {
  return Object.assign(new URL(url), { pathname: `/${encodeURIComponent(database)}` }).href;
}

function newClient(url, name) {
  try {
    if (!URL.canParse(url)) throw new TypeError("not a URL");
    return new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      application_name: "mastguard-setup",
    });
  } catch (error) {
    throw new Failure(
      "DATABASE_URL_MALFORMED",
      `${name} is not an address PostgreSQL understands. It looks like postgresql://user:password@host:5432/database (special characters in the password percent-encoded).`,
      { cause: error },
    );
  }
}

function explain(error, url, name) {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname || "localhost"}:${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1));
  const cause = { cause: error };
  switch (error.code) {
    case "28P01":
    case "28000":
      return new Failure(
        "DATABASE_REFUSED",
        `${where} refused the role \`${username}\` of ${name}: ${error.message}. Check user, password and pg_hba.conf.`,
        cause,
      );
    case "3D000":
      return new Failure(
        "DATABASE_MISSING",
        `${where} has no database \`${database}\`. Create it (createdb ${database}) or correct ${name}.`,
        cause,
      );
    case "42501":
      return new Failure(
        "DATABASE_REFUSED",
        `The role \`${username}\` of ${name} may not connect to \`${database}\`: ${error.message}.`,
        cause,
      );
    case "53300":
      return new Failure(
        "DATABASE_BUSY",
        `${where} has no free connection (${error.message}). Raise max_connections or stop what uses them.`,
        cause,
      );
    default:
      return new Failure(
        "DATABASE_UNREACHABLE",
        `No answer from PostgreSQL at ${where} (${error.code ?? error.message}). Check that it runs and that ${name} is right, or unset DATABASE_URL to use a private database.`,
        cause,
      );
  }
}
