import { Failure } from "./failure.mjs";
import { masterKeyOf, openHome } from "./home.mjs";
import { waitForLock } from "./lock.mjs";
import { sleep } from "./processes.mjs";
import { say } from "./progress.mjs";

const WAIT_MS = 120_000; // a cold start in the other process: packages, build, database

/**
 * The database of this home for a short command, whether a server runs or not. While one runs, its database is joined
 * and left alone; otherwise the home is locked, the database started, and `close` puts things back as they were.
 * @param {string} purpose Shown to whoever waits for us.
 * @returns {Promise<{ home: import("./home.mjs").Home, masterKey: string, database: import("./database.mjs").Database, isExclusive: boolean, close: () => Promise<void> }>}
 */
export async function openSession(purpose) {
  const { joinDatabase, openDatabase } = await import("./database.mjs");
  const home = openHome();
  const masterKey = masterKeyOf(home);
  if (process.env.DATABASE_URL) {
    const database = await openDatabase({ home, masterKey });
    return { home, masterKey, database, isExclusive: false, close: async () => {} };
  }
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const lock = await waitForLock(home.lockFile, purpose, {
      timeoutMs: WAIT_MS,
      mayWaitFor: ({ purpose: other }) => other !== "start",
      onWait: ({ pid, purpose: other }) => say(`process ${pid} (${other}) uses ${home.directory}; waiting for it`),
    });
    if (lock.held) return openLocked({ home, masterKey, lock, openDatabase });
    const database = await joinDatabase({ home: openHome(), masterKey }); // its secrets may be newer than ours
    if (database) return { home, masterKey, database, isExclusive: false, close: async () => {} };
    if (performance.now() > end) {
      throw new Failure(
        "HOME_IN_USE",
        `Process ${lock.holder.pid} (${lock.holder.purpose}) holds ${home.directory} but its database does not run. Wait until it says Ready, or stop it (kill ${lock.holder.pid}).`,
      );
    }
    await sleep(250);
  }
}

async function openLocked({ home, masterKey, lock, openDatabase }) {
  try {
    const database = await openDatabase({ home, masterKey });
    return {
      home,
      masterKey,
      database,
      isExclusive: true,
      async close() {
        if (!database.adopted) await database.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
