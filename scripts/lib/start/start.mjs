import path from "node:path";
import { build, generate } from "../build.mjs";
import { Failure } from "../failure.mjs";
import { masterKeyOf, openHome } from "../home.mjs";
import { install } from "../install.mjs";
import { createLifetime } from "../lifetime.mjs";
import { waitForLock } from "../lock.mjs";
import { requireDiskSpace, requireReachable } from "../machine.mjs";
import { requireFreePort } from "../ports.mjs";
import { say } from "../progress.mjs";
import { loadEnvFile, readSettings } from "../settings.mjs";
import { announce } from "./announce.mjs";
import { requireUsableEnvironment } from "./environment.mjs";
import { serveHere } from "./serve.mjs";
import { passToServer } from "./server-env.mjs";

const OPERATOR_WAIT_MS = 60_000;

/**
 * Installs, starts the database and builds side by side, then serves from this process, so that one signal reaches
 * everything. What can be refused is refused first, before anything is touched.
 * @param {{ isDev: boolean }} options
 */
export async function start({ isDev }) {
  const lifetime = createLifetime();
  try {
    const { settings, home, masterKey } = await prepare(lifetime);
    await install();
    await requireUsableEnvironment({ settings, home, masterKey, isDev });
    const opening = openDatabase(home, masterKey);
    lifetime.onStop(async () => (await opening.catch(() => null))?.stop()); // it may still be starting when we stop
    const [database] = await Promise.all([opening, isDev ? generate() : build()]);
    if (lifetime.isStopping()) return;
    passToServer({ settings, home, masterKey, appUrl: database.appUrl, isDev });
    const server = isDev ? await (await import("./dev.mjs")).serveAndReload() : await serveHere();
    lifetime.onStop(() => server.close());
    announce({ settings, home, ...server });
  } catch (error) {
    await lifetime.fail(error);
  }
}

async function prepare(lifetime) {
  loadEnvFile();
  const settings = readSettings();
  await requireFreePort(settings.port, settings.host);
  const home = openHome();
  const lock = await waitForLock(home.lockFile, "start", {
    timeoutMs: OPERATOR_WAIT_MS,
    mayWaitFor: ({ purpose }) => purpose !== "start",
    onWait: ({ pid, purpose }) => say(`process ${pid} (${purpose}) uses ${home.directory}; waiting for it`),
  });
  if (!lock.held) {
    throw new Failure(
      "HOME_IN_USE",
      `${home.directory} is in use by process ${lock.holder.pid} (${lock.holder.purpose}). Stop that one (kill ${lock.holder.pid}), or run a second, separate MastGuard: MASTGUARD_HOME=/another/folder PORT=${settings.port + 1} npm start`,
    );
  }
  lifetime.onStop(lock.release);
  requireDiskSpace(home);
  const masterKey = masterKeyOf(home);
  sayWhereDataIs(home);
  if (process.env.DATABASE_URL) await requireReachable(process.env.DATABASE_URL);
  return { settings, home, masterKey };
}

/** Only where nobody would look: outside the home, because the database's account cannot enter that. */
function sayWhereDataIs({ directory, databaseDirectory }) {
  const isInside = databaseDirectory.startsWith(`${directory}${path.sep}`);
  if (!isInside && !process.env.DATABASE_URL) say(`Data: ${databaseDirectory} (PostgreSQL may not enter ${directory})`);
}

/** Loaded late: it needs packages that `install` brings. */
async function openDatabase(home, masterKey) {
  const { openDatabase: open } = await import("../database.mjs");
  return open({ home, masterKey });
}
