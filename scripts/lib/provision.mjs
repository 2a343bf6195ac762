import { connect, withConnection, withDatabase, withRole } from "./connect.mjs";
import { Failure } from "./failure.mjs";
import { APP, identifier, missingDatabaseStatements, missingRoleStatements, OWNER } from "./roles.mjs";
import { derivedPassword, scramVerifier, verifierMatches } from "./scram.mjs";

/** Taken while roles and rights are changed, by all nodes alike (an advisory lock belongs to one database). */
const PROVISION_LOCK = 72_707_370;
const SERVER_VERSION_MIN = 160_000; // GRANT … WITH INHERIT, SET

/**
 * Makes database, roles and rights what they must be, each role with the least. Safe at every start and on several
 * nodes at once: it reads what is there and changes only what differs.
 *
 * - Private database (`ownerPassword` given): `adminUrl` is a superuser's; database and owner are created when missing.
 * - Foreign database: role and database of `adminUrl` are owner and database. If that role may not create others, the
 *   Failure's message is the SQL an administrator must run, with verifiers in place of passwords.
 * - With `appUrl` (DATABASE_APP_URL) no login is created and that address is used.
 *
 * @param {object} input
 * @param {string} input.adminUrl
 * @param {string} input.masterKey 32 bytes, base64url; the application's password is derived from it.
 * @param {string} [input.database] Default: the one `adminUrl` names.
 * @param {string} [input.ownerPassword]
 * @param {string} [input.appUrl]
 * @returns {Promise<{ ownerUrl: string, appUrl: string }>}
 * @throws {Failure} ROLES_MISSING, ROLE_TAKEN, DATABASE_TOO_OLD, or as `connect`.
 */
export async function provision({ adminUrl, masterKey, database = databaseOf(adminUrl), ownerPassword, appUrl }) {
  const url = withDatabase(adminUrl, database);
  const derivedUrl = withRole(url, APP, derivedPassword(masterKey, APP));
  if (ownerPassword !== undefined) {
    await provisionPrivate({
      adminUrl,
      url,
      database,
      passwords: { [OWNER]: ownerPassword, [APP]: derivedPassword(masterKey, APP) },
    });
    return { ownerUrl: withRole(url, OWNER, ownerPassword), appUrl: derivedUrl };
  }
  await provisionForeign({ url, database, appUrl, derivedUrl, password: derivedPassword(masterKey, APP) });
  return { ownerUrl: url, appUrl: appUrl ?? derivedUrl };
}

async function provisionPrivate({ adminUrl, url, database, passwords }) {
  await withConnection(adminUrl, {}, async (admin) => {
    await lock(admin);
    const wanted = {
      owner: OWNER,
      ownerIsOurs: true,
      runtimeRole: null,
      verifier: (role) => scramVerifier(passwords[role]),
      passwordIsRight: async (role) => {
        const { rows } = await admin.query("select rolpassword from pg_authid where rolname = $1", [role]);
        return verifierMatches(rows[0]?.rolpassword, passwords[role]);
      },
    };
    await apply(admin, await missingRoleStatements(admin, wanted));
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await admin.query(`create database ${identifier(database)} owner ${OWNER}`);
    await withConnection(url, {}, async (inside) =>
      apply(inside, await missingDatabaseStatements(inside, wanted, database)),
    );
  });
}

async function provisionForeign({ url, database, appUrl, derivedUrl, password }) {
  if (appUrl) await withConnection(appUrl, { name: "DATABASE_APP_URL" }, async () => {});
  await withConnection(url, {}, async (admin) => {
    await lock(admin);
    const { rows } = await admin.query(
      "select current_user as owner, current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    );
    const [{ owner, number, version }] = rows;
    if (number < SERVER_VERSION_MIN)
      throw new Failure("DATABASE_TOO_OLD", `PostgreSQL 16 or newer is needed; DATABASE_URL leads to ${version}.`);
    const wanted = {
      owner,
      ownerIsOurs: false,
      runtimeRole: appUrl ? decodeURIComponent(new URL(appUrl).username) : null,
      verifier: () => scramVerifier(password),
      passwordIsRight: () => signsIn(derivedUrl),
    };
    const missing = async () => {
      const roles = await missingRoleStatements(admin, wanted);
      return { roles, all: [...roles, ...(await missingDatabaseStatements(admin, wanted, database))] };
    };
    const first = await missing();
    refuseToTakeOver(first.roles);
    if (first.all.length === 0) return;
    if (appUrl && first.roles.length > 0) throw administratorNeeded(first.all, database);
    try {
      await apply(admin, first.all);
    } catch (error) {
      if (error.code === "42501") throw administratorNeeded(first.all, database, error);
      throw error;
    }
    // Revoking what one did not grant only warns, so look again instead of trusting that no statement failed.
    const left = await missing();
    if (left.all.length > 0) throw administratorNeeded(left.all, database);
  });
}

async function lock(client) {
  await client.query("select pg_advisory_lock($1)", [PROVISION_LOCK]); // released with the session
}

async function apply(client, statements) {
  if (statements.length > 0) await client.query(`begin; ${statements.join("; ")}; commit`);
}

/** A simple query that fails inside `begin` leaves the transaction open; the session is closed right after. */
function administratorNeeded(statements, database, cause) {
  return new Failure(
    "ROLES_MISSING",
    `The role of DATABASE_URL may not prepare roles and rights itself. Let an administrator run this in the database \`${database}\`, then start again (it holds verifiers, not passwords):\n\n${statements.map((statement) => `${statement};`).join("\n")}\n`,
    { cause },
  );
}

/** Changing the password of a login that works for somebody else would lock that installation out. */
function refuseToTakeOver(statements) {
  const change = statements.find((statement) => statement.startsWith(`alter role ${APP} password`));
  if (!change) return;
  throw new Failure(
    "ROLE_TAKEN",
    `The login ${APP} exists on this server with another password: MASTGUARD_MASTER_KEY is not the key it was made with, or another installation uses it. Give that key, or a login of your own that inherits from ${APP} (DATABASE_APP_URL). If the key was changed on purpose, let an administrator run:\n\n${change};\n`,
  );
}

/** Whether the password is right; a right password may still meet a missing CONNECT. */
async function signsIn(url) {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    if (error.cause?.code === "28P01") return false;
    if (["42501", "28000"].includes(error.cause?.code)) return true;
    throw error;
  }
}

function databaseOf(url) {
  const name = URL.canParse(url) ? decodeURIComponent(new URL(url).pathname.slice(1)) : "";
  if (name) return name;
  throw new Failure(
    "DATABASE_URL_MALFORMED",
    "DATABASE_URL must look like postgresql://user:password@host:5432/database",
  );
}
