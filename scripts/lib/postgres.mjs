import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { canReach } from "./account.mjs";
import { connect } from "./connect.mjs";
import { DISK_FULL, Failure } from "./failure.mjs";
import { chooseFreePort, isPortFree } from "./ports.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { forgetStalePidFile, runningPostmaster } from "./postmaster.mjs";
import { isAlive, processBirth, sleep, until } from "./processes.mjs";
import { say } from "./progress.mjs";

const START_TIMEOUT_MS = 60_000; // recovery after a crash replays at most a few checkpoints of log
const FAST_STOP_MS = 10_000;
const LOG_BYTES_MAX = 10 * 1024 * 1024;

/** Only what differs from PostgreSQL's own defaults; durability (fsync, synchronous_commit) is left on. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "192MB",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off", // short statements: compiling costs more than it saves
};

/**
 * @typedef {object} PrivatePostgres
 * @property {string} url As superuser, database `postgres`.
 * @property {boolean} adopted It was already running, left over from an earlier run of this home.
 * @property {() => Promise<void>} stop Ends it cleanly; every committed row is on disk either way.
 */

/**
 * Starts the private PostgreSQL of a home, or adopts the one that runs on it. The caller holds the home's lock.
 * @param {import("./home.mjs").Home} home
 * @returns {Promise<PrivatePostgres>}
 */
export async function startPostgres(home) {
  const data = dataDirectory(home);
  if (!home.secrets.superuserPassword && fs.existsSync(data)) setAside(home, data);
  const running = await adoptPostgres(home);
  if (running) return running;
  const binaries = postgresBinaries(prepareFolder(home));
  if (!fs.existsSync(data)) initialise(home, binaries);
  requireSameMajor(data, binaries);
  forgetStalePidFile(data);
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(home);
    const { pid, log } = await launch(home, binaries, port);
    if (pid)
      return { url: superuserUrl(home, port), adopted: false, stop: () => stopPostmaster(pid, processBirth(pid)) };
    // The port was taken in between, or a killed predecessor has not ended yet.
    if (attempt >= 20) throw startFailure(home, log);
    if (log.includes("could not bind")) home.remember({ port: await chooseFreePort() });
    else await sleep(250);
    const begun = await adoptPostgres(home);
    if (begun) return begun;
  }
}

/**
 * The running PostgreSQL of this home, or `null` when none runs. It is ours only when the process of `postmaster.pid`
 * works in our data folder, it accepts our password, and says itself that it serves that folder.
 * @param {import("./home.mjs").Home} home
 * @returns {Promise<PrivatePostgres | null>}
 */
export async function adoptPostgres(home) {
  const data = dataDirectory(home);
  const found = runningPostmaster(data);
  if (!found) return null;
  const birth = processBirth(found.pid);
  const url = superuserUrl(home, found.port);
  let client;
  try {
    client = await connect(url, { patienceMs: START_TIMEOUT_MS, name: "the private database" });
    const { rows } = await client.query("show data_directory");
    if (fs.realpathSync(rows[0].data_directory) !== fs.realpathSync(data)) throw new Error("it serves another folder");
  } catch (error) {
    if (await until(() => processBirth(found.pid) !== birth, 500)) return adoptPostgres(home); // it was ending
    throw new Failure(
      "DATABASE_NOT_OURS",
      `PostgreSQL (process ${found.pid}, port ${found.port}) runs on ${data}, but we cannot show that it is ours: ${error.message} We leave it alone. Stop it (kill -INT ${found.pid}) or choose another MASTGUARD_HOME.`,
      { cause: error },
    );
  } finally {
    await client?.end().catch(() => {});
  }
  if (home.secrets.port !== found.port) home.remember({ port: found.port });
  return { url, adopted: true, stop: () => stopPostmaster(found.pid, birth) };
}

function dataDirectory(home) {
  return path.join(home.databaseDirectory, "data");
}

function superuserUrl(home, port) {
  return `postgresql://postgres:${home.secrets.superuserPassword ?? ""}@127.0.0.1:${port}/postgres`;
}

function prepareFolder(home) {
  const { databaseDirectory, account } = home;
  fs.mkdirSync(databaseDirectory, { recursive: true, mode: account ? 0o711 : 0o700 });
  if (account && !canReach(databaseDirectory, account)) {
    throw new Failure(
      "NO_PERMISSION",
      `PostgreSQL runs as \`${account.name}\`, and that account cannot enter ${databaseDirectory}. Allow it (chmod o+x on each folder of that path) or choose another MASTGUARD_HOME.`,
    );
  }
  return home;
}

/** Data without its secrets cannot be opened by anyone. It is never deleted by us. */
function setAside(home, data) {
  if (isInside(home)) {
    throw new Failure(
      "SECRETS_MISSING",
      `${home.directory} holds a database but not its secrets.json, which holds the keys to it. Restore that file from a backup, or move the folder away to begin anew.`,
    );
  }
  if (runningPostmaster(data)) return; // adopting it will say why it is not ours
  const aside = `${data}.${new Date().toISOString().replaceAll(":", "-")}`;
  fs.renameSync(data, aside);
  say(`${home.directory} was made anew; the database of the one before it now lies in ${aside}`);
}

function isInside({ databaseDirectory, directory }) {
  return databaseDirectory.startsWith(directory + path.sep);
}

/** Made aside and renamed when complete, so a crash in the middle leaves nothing that looks like a database. */
function initialise(home, binaries) {
  const { databaseDirectory, account } = home;
  const draft = path.join(databaseDirectory, "data.new");
  const passwordFile = path.join(databaseDirectory, "password.new");
  fs.rmSync(draft, { recursive: true, force: true });
  if (!isInside(home)) home.remember({ databaseDirectory });
  if (!home.secrets.superuserPassword) home.remember({ superuserPassword: randomBytes(24).toString("base64url") });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${home.secrets.superuserPassword}\n`, { mode: 0o600 });
  if (account) for (const place of [draft, passwordFile]) fs.chownSync(place, account.uid, account.gid);
  try {
    const { status, stderr, error } = spawnSync(
      path.join(binaries, "bin/initdb"),
      ["-D", draft, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8"]
        // The built-in locale sorts by code point, the same on every machine and after every upgrade of its C library.
        .concat(["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]),
      { ...spawnOptions(home), encoding: "utf8" },
    );
    if (status !== 0) throw startFailure(home, stderr || String(error));
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(draft, dataDirectory(home));
}

function requireSameMajor(data, binaries) {
  const made = fs.readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  const ours = spawnSync(path.join(binaries, "bin/postgres"), ["--version"], { encoding: "utf8", cwd: "/" });
  const major = /(\d+)/.exec(ours.stdout ?? "")?.[1];
  if (major && major !== made) {
    throw new Failure(
      "DATABASE_OTHER_VERSION",
      `The data in ${data} was made by PostgreSQL ${made}, this release brings ${major}. Export it with the release that made it (pg_dump) and import it into a new MASTGUARD_HOME.`,
    );
  }
}

async function choosePort(home) {
  const { port } = home.secrets;
  if (port && (await isPortFree(port))) return port;
  const chosen = await chooseFreePort();
  home.remember({ port: chosen });
  return chosen;
}

/** @returns {Promise<{ pid: number | null, log: string }>} `pid` once it accepts our password, `null` when it ended. */
async function launch(home, binaries, port) {
  const logFile = path.join(home.databaseDirectory, "postgres.log");
  if ((fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX)
    fs.renameSync(logFile, `${logFile}.1`);
  const log = fs.openSync(logFile, "a", 0o600);
  const from = fs.fstatSync(log).size;
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const child = spawn(path.join(binaries, "bin/postgres"), ["-D", dataDirectory(home), ...settings], {
    ...spawnOptions(home),
    stdio: ["ignore", log, log],
    detached: true, // Ctrl-C reaches the whole group; we decide when the database stops
  });
  fs.closeSync(log);
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  const ready = connect(superuserUrl(home, port), { patienceMs: START_TIMEOUT_MS, name: "the private database" });
  const first = await Promise.race([ready, ended.then(() => null)]).catch((error) => error);
  // Another server took the port before ours could: its refusal came first, the end of ours follows.
  const lost = first === null || (first instanceof Error && (await Promise.race([ended.then(() => true), sleep(500)])));
  if (lost) {
    void ready.then((client) => client.end()).catch(() => {});
    return { pid: null, log: fs.readFileSync(logFile).subarray(from).toString("utf8") };
  }
  if (first instanceof Error) {
    await stopPostmaster(child.pid, processBirth(child.pid));
    throw first;
  }
  await first.end();
  child.unref();
  return { pid: child.pid, log: "" };
}

function spawnOptions({ account }) {
  const env = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" }; // nothing of ours: PGDATA, PGPORT and secrets stay out
  return { cwd: "/", env, ...(account && { uid: account.uid, gid: account.gid }) };
}

function startFailure(home, log) {
  if (/No space left on device/i.test(log)) return new Failure("DISK_FULL", DISK_FULL);
  const tail = log.trim().split("\n").slice(-12).join("\n");
  return new Failure(
    "DATABASE_START_FAILED",
    `The private PostgreSQL did not start. It says:\n${tail}\nIts whole log: ${path.join(home.databaseDirectory, "postgres.log")}`,
  );
}

/** Asks for a fast shutdown, then an immediate one (recovered at the next start). Never signals a recycled id. */
async function stopPostmaster(pid, birth) {
  const isGone = () => (birth ? processBirth(pid) !== birth : !isAlive(pid));
  for (const [signal, patienceMs] of [
    ["SIGINT", FAST_STOP_MS],
    ["SIGQUIT", FAST_STOP_MS],
  ]) {
    if (isGone()) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === "ESRCH") return;
      throw error;
    }
    if (await until(isGone, patienceMs)) return;
  }
}
