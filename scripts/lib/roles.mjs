/** Names of the roles; migrations use them literally. */
export const OWNER = "mastguard_owner";
export const LEDGER = "mastguard_ledger";
export const APP = "mastguard_app";

/** What every session of the application starts with; the database ends what a lost node left open. */
const APP_SETTINGS = {
  TimeZone: "UTC",
  statement_timeout: "15s",
  idle_in_transaction_session_timeout: "15s",
};
const POWERLESS = "nosuperuser nobypassrls nocreaterole noreplication";

/**
 * | role             | login | may                                                                            |
 * | ---------------- | ----- | ------------------------------------------------------------------------------ |
 * | owner            | yes   | owns the schema, runs migrations; no server uses it at run time                |
 * | mastguard_ledger | no    | owns the security-definer functions; the only writer of entries                |
 * | mastguard_app    | yes   | everything of the application, through row-level security                      |
 *
 * @typedef {object} Wanted
 * @property {string} owner `mastguard_owner`, or the role of a foreign DATABASE_URL.
 * @property {boolean} ownerIsOurs Whether we create and change the owner (private database).
 * @property {string | null} runtimeRole The login of DATABASE_APP_URL, which must be or inherit from mastguard_app.
 * @property {(role: string) => string} verifier SCRAM verifier of a role's password.
 * @property {(role: string) => Promise<boolean>} passwordIsRight
 */

/**
 * The statements still missing for the cluster's roles to be as they must be; empty when all is right. Reading needs
 * no rights, so a role that may not create others can say exactly what an administrator must run.
 * @param {import("pg").Client} client
 * @param {Wanted} wanted
 * @returns {Promise<string[]>}
 */
export async function missingRoleStatements(client, wanted) {
  const roles = await readRoles(client, [OWNER, LEDGER, APP]);
  const statements = wanted.ownerIsOurs ? await loginStatements(OWNER, "createdb", roles, wanted) : [];
  const ledger = roles.get(LEDGER);
  if (!ledger) statements.push(`create role ${LEDGER} nologin`);
  else if (ledger.login || ledger.powerful) statements.push(`alter role ${LEDGER} nologin ${POWERLESS} nocreatedb`);
  if (wanted.runtimeRole) statements.push(...(await inheritedStatements(client, roles, wanted.runtimeRole)));
  else
    statements.push(...(await loginStatements(APP, "nocreatedb", roles, wanted)), ...settingStatements(roles.get(APP)));
  // The owner hands its functions to the ledger role (ALTER FUNCTION … OWNER TO) without having that role's rights.
  if (!(await maySetLedger(client, wanted.owner))) {
    statements.push(`grant ${LEDGER} to ${identifier(wanted.owner)} with inherit false, set true`);
  }
  return statements;
}

/**
 * The statements still missing inside the database: nobody but our roles may connect, make temporary tables or create
 * objects, and the schema `mastguard` belongs to the owner.
 * @param {import("pg").Client} client Connected to that database.
 * @param {Wanted} wanted
 * @param {string} database
 * @returns {Promise<string[]>}
 */
export async function missingDatabaseStatements(client, { owner }, database) {
  const { rows } = await client.query(DATABASE_STATE, [database, owner, APP, LEDGER]);
  const [now] = rows;
  const name = identifier(database);
  const ownerName = identifier(owner);
  return [
    !now.ownerConnects && `grant connect, create on database ${name} to ${ownerName}`,
    now.publicConnects && `revoke all on database ${name} from public`,
    !now.appConnects && `grant connect on database ${name} to ${APP}`,
    now.publicCreates && "revoke create on schema public from public",
    !now.ownerCreates && `grant usage, create on schema public to ${ownerName}`,
    now.schemaOwner === null && `create schema mastguard authorization ${ownerName}`,
    now.schemaOwner !== null && now.schemaOwner !== owner && `alter schema mastguard owner to ${ownerName}`,
    !now.appUses && `grant usage on schema mastguard to ${APP}`,
    !now.ledgerUses && `grant usage on schema mastguard to ${LEDGER}`,
  ].filter((statement) => statement !== false);
}

/** A name as SQL writes it. */
export function identifier(name) {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Roles and schema are looked up first: the has_…_privilege functions fail on names that do not exist yet. */
const DATABASE_STATE = `
  with d as (select oid, datacl from pg_database where datname = $1),
    owner as (select oid from pg_roles where rolname = $2),
    app as (select oid from pg_roles where rolname = $3),
    ledger as (select oid from pg_roles where rolname = $4),
    ours as (select oid, nspowner from pg_namespace where nspname = 'mastguard'),
    public_schema as (select oid from pg_namespace where nspname = 'public')
  select
    has_database_privilege((select oid from owner), d.oid, 'CONNECT') and has_database_privilege((select oid from owner), d.oid, 'CREATE') as "ownerConnects",
    has_database_privilege('public', d.oid, 'CONNECT') or has_database_privilege('public', d.oid, 'TEMPORARY') as "publicConnects",
    exists (select from aclexplode(d.datacl) a where a.grantee = (select oid from app) and a.privilege_type = 'CONNECT') as "appConnects",
    has_schema_privilege('public', (select oid from public_schema), 'CREATE') as "publicCreates",
    has_schema_privilege((select oid from owner), (select oid from public_schema), 'CREATE') as "ownerCreates",
    (select pg_get_userbyid(nspowner) from ours) as "schemaOwner",
    coalesce(has_schema_privilege((select oid from app), (select oid from ours), 'USAGE'), false) as "appUses",
    coalesce(has_schema_privilege((select oid from ledger), (select oid from ours), 'USAGE'), false) as "ledgerUses"
  from d`;

async function readRoles(client, names) {
  const { rows } = await client.query(
    `select r.rolname as name, r.rolcanlogin as login,
        r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication or (r.rolcreatedb and r.rolname <> $2) as powerful,
        coalesce((select setconfig from pg_db_role_setting where setrole = r.oid and setdatabase = 0), '{}') as settings
      from pg_roles r where r.rolname = any($1)`,
    [names, OWNER],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

async function loginStatements(role, extra, roles, { verifier, passwordIsRight }) {
  const found = roles.get(role);
  if (!found) return [`create role ${role} login ${extra} password '${verifier(role)}'`];
  const statements = [];
  if (!found.login || found.powerful) statements.push(`alter role ${role} login ${POWERLESS} ${extra}`);
  if (!(await passwordIsRight(role))) statements.push(`alter role ${role} password '${verifier(role)}'`);
  return statements;
}

function settingStatements(app) {
  return Object.entries(APP_SETTINGS)
    .filter(([name, value]) => !app?.settings.includes(`${name}=${value}`))
    .map(([name, value]) => `alter role ${APP} set ${name} = '${value}'`);
}

async function inheritedStatements(client, roles, runtimeRole) {
  if (!roles.get(APP))
    return [`create role ${APP} nologin`, `grant ${APP} to ${identifier(runtimeRole)} with inherit true`];
  if (runtimeRole === APP) return [];
  const { rows } = await client.query(
    "select pg_has_role(oid, $2, 'USAGE') as inherits from pg_roles where rolname = $1",
    [runtimeRole, APP],
  );
  return rows[0]?.inherits ? [] : [`grant ${APP} to ${identifier(runtimeRole)} with inherit true`];
}

async function maySetLedger(client, owner) {
  const { rows } = await client.query(
    `select o.rolsuper or coalesce((select bool_or(m.set_option) and not bool_or(m.inherit_option) from pg_auth_members m
        join pg_roles l on l.oid = m.roleid and l.rolname = $2 where m.member = o.oid), false) as may
      from pg_roles o where o.rolname = $1`,
    [owner, LEDGER],
  );
  return rows[0]?.may ?? false;
}
