import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client";
import { env } from "@/server/env";
import { Presence } from "./presence";

/** Session settings every connection starts with: the driver adapter drops offsets, so the session must be UTC. */
const SESSION_OPTIONS = "-c TimeZone=UTC";
const INT8_OID = 20;
/** A frozen server answers nothing, not even an error. */
const QUERY_TIMEOUT_MS = 5_000;
/** Longer than a statement may run, so that slow work ends by the server's word and not by ours. */
const POOL_QUERY_TIMEOUT_MS = 20_000;
const CONNECT_MS = 2_000;
/** Together with the question below what a caller waits for a database that says nothing: less than 2 s. */
const QUIET_MS = 900;
const ASK_MS = 800;
const LOOK_EVERY_MS = 100;
/** For a goodbye that is heard. */
const GOODBYE_MS = 1_000;

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
  var mastguardPresence: Presence | undefined;
  var mastguardOpen: Set<pg.Client> | undefined;
}

/** Every connection of this process, of the pool and beside it. */
function open(): Set<pg.Client> {
  globalThis.mastguardOpen ??= new Set();
  return globalThis.mastguardOpen;
}

/** Whether the database is there, for whoever waits for it. */
export function databasePresence(): Presence {
  globalThis.mastguardPresence ??= new Presence({ ask, lost: cutAll, quietMs: QUIET_MS, everyMs: LOOK_EVERY_MS });
  return globalThis.mastguardPresence;
}

function connections(): Connections {
  if (!globalThis.mastguardConnections) {
    const pool = new pg.Pool({
      connectionString: env().DATABASE_APP_URL,
      max: env().DATABASE_POOL_MAX,
      options: SESSION_OPTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: POOL_QUERY_TIMEOUT_MS,
    });
    // A connection that died is replaced, and a query in flight reports its own error; without a listener, the event that
    // says so would end the process.
    pool.on("error", () => {});
    pool.on("connect", attend);
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

/**
 * A connection of one's own, outside the pool: for the commit lanes, LISTEN and advisory locks. Not behind a pooler.
 * @param settings session settings, as command-line options of the server.
 * @param withinMs until it must be there.
 */
export async function connectDirect(settings = "", withinMs = CONNECT_MS): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_APP_URL,
    options: `${SESSION_OPTIONS} ${settings}`.trim(),
    keepAlive: true,
    connectionTimeoutMillis: withinMs,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  client.on("error", () => {});
  await client.connect();
  attend(client);
  return client;
}

/** Ends a connection: politely, and when that is not heard, at once. */
export async function hangUp(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => {}), sleep(GOODBYE_MS, undefined, { ref: false })]);
  client.connection.stream.destroy();
}

/** Keeps a connection that was just made in mind, and listens to what it shows of the database. */
function attend(client: pg.Client): void {
  const presence = databasePresence();
  presence.heard();
  open().add(client);
  client.on("error", () => {});
  client.on("drain", () => presence.heard());
  client.on("end", () => open().delete(client));
}

/** Whoever waits for an answer hears that there will be none; what is asked next is asked on connections of its own. */
function cutAll(): number {
  for (const client of open()) client.connection.stream.destroy();
  return open().size;
}

/** Whether it lets us in, or says why not: any word is an answer. */
async function ask(): Promise<boolean> {
  try {
    const client = await connectDirect("", ASK_MS);
    client.connection.stream.destroy();
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError;
  }
}

/** Whether the pool has been opened and not closed: for work that is not worth opening it for. */
export function isDatabaseOpen(): boolean {
  return globalThis.mastguardConnections !== undefined;
}

/** Closes every pooled connection; the next use opens them again. A database that does not answer is not waited for. */
export async function closeDatabase(): Promise<void> {
  const connections = globalThis.mastguardConnections;
  globalThis.mastguardConnections = undefined;
  if (!connections) return;
  const cut = setTimeout(cutAll, GOODBYE_MS);
  await connections.prisma.$disconnect();
  if (!connections.pool.ended) await connections.pool.end();
  clearTimeout(cut);
}
