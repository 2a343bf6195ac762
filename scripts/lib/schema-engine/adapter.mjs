import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { Client, Pool } from "pg";

/** PostgreSQL's one-byte catalogue type "char", and the type we read it as. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * A driver adapter factory for migrations. Three things of the stock adapter are replaced, because with them the schema
 * engine cannot work: it does not know the type "char" of the catalogue, it cuts scripts at every `;` (also inside
 * PL/pgSQL bodies), and its shadow database would be the real one (pg prefers the address over the database name).
 * @param {string} url
 * @returns {{ factory: object, dropShadows: () => Promise<void> }}
 */
export function migrationAdapter(url) {
  const shadows = new Set();
  const factory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => open(url),
    async connectToShadowDb() {
      const name = `prisma_migrate_shadow_db_${randomUUID()}`;
      await once(url, `create database "${name}"`);
      shadows.add(name);
      return open(Object.assign(new URL(url), { pathname: `/${name}` }).href);
    },
  };
  const dropShadows = async () => {
    for (const name of shadows) await once(url, `drop database if exists "${name}" with (force)`);
    shadows.clear();
  };
  return { factory, dropShadows };
}

/** Runs one statement on a connection of its own. */
export async function once(url, sql) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    if (sql) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function open(url) {
  const pool = new Pool({ connectionString: url, max: 4, options: "-c TimeZone=UTC" }); // the adapter drops offsets
  pool.on("error", () => {}); // dropping a shadow database ends its idle connections
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  readCharAsCharacter(adapter);
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

const patched = new WeakSet();

/** Patches the adapter's shared base class once: transactions are instances of it too. */
function readCharAsCharacter(adapter) {
  const base = Object.getPrototypeOf(Object.getPrototypeOf(adapter));
  if (patched.has(base)) return;
  patched.add(base);
  const { performIO, queryRaw } = base;
  const charColumns = new WeakMap();
  base.performIO = async function performIOWithChar(query) {
    const result = await performIO.call(this, query);
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      charColumns.set(query, [...(charColumns.get(query) ?? []), index]);
    }
    return result;
  };
  base.queryRaw = async function queryRawWithChar(query) {
    const result = await queryRaw.call(this, query);
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}
