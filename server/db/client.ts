import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client";
import { env } from "@/server/env";

/** Session settings every connection starts with: the driver adapter drops offsets, so the session must be UTC. */
const SESSION_OPTIONS = "-c TimeZone=UTC";
const INT8_OID = 20;
/** A frozen server answers nothing, not even an error. */
const QUERY_TIMEOUT_MS = 5_000;
/** Longer than a statement may run, so that slow work ends by the server's word and not by ours. */
const POOL_QUERY_TIMEOUT_MS = 20_000;

// int8 arrives as text. Sizes and indexes are JSON numbers; one past 2^53 - 1 would lose its last digits in silence.
pg.types.setTypeParser(INT8_OID, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("a stored integer is beyond 2^53 - 1");
  return value;
});

interface Connections {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

// Next bundles modules more than once in a process: the pool is shared through globalThis.
declare global {
  var mastguardConnections: Connections | undefined;
}

function connections(): Connections {
  if (!globalThis.mastguardConnections) {
    const pool = new pg.Pool({
      connectionString: env().DATABASE_APP_URL,
      max: env().DATABASE_POOL_MAX,
      options: SESSION_OPTIONS,
      connectionTimeoutMillis: 2_000,
      query_timeout: POOL_QUERY_TIMEOUT_MS,
    });
    // A connection that died is replaced, and a query in flight reports its own error; without a listener, the event that
    // says so would end the process.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
    globalThis.mastguardConnections = {
      pool,
      prisma: new PrismaClient({ adapter: new PrismaPg(pool, { schema: "mastguard" }) }),
    };
  }
  return globalThis.mastguardConnections;
}

/** The process's pool of application-role connections. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** The process's Prisma client. Only `inOrganization` uses it: nothing else may open a transaction. */
export function prisma(): PrismaClient {
  return connections().prisma;
}

/** A connection of one's own, outside the pool: for the commit lanes, LISTEN and advisory locks. Not behind a pooler. */
export async function connectDirect(settings = ""): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_APP_URL,
    options: `${SESSION_OPTIONS} ${settings}`.trim(),
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Whether the pool has been opened and not closed: for work that is not worth opening it for. */
export function isDatabaseOpen(): boolean {
  return globalThis.mastguardConnections !== undefined;
}

/** Closes every pooled connection; the next use opens them again. */
export async function closeDatabase(): Promise<void> {
  const open = globalThis.mastguardConnections;
  globalThis.mastguardConnections = undefined;
  await open?.prisma.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
