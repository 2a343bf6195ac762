import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { canReach, unprivilegedAccount } from "./account.mjs";
import { Failure } from "./failure.mjs";

/** The clone this script belongs to. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/**
 * @typedef {object} Home
 * @property {string} directory The data folder, absolute and without symbolic links.
 * @property {string} databaseDirectory Where the private PostgreSQL keeps its data, log and, if need be, its binaries.
 * @property {string} lockFile Taken by whoever runs this home.
 * @property {{ uid: number, gid: number } | null} account Whom PostgreSQL must run as; `null` = as we do.
 * @property {(change: object) => void} remember Adds to secrets.json, durably and at once.
 * @property {Secrets} secrets What secrets.json holds now.
 *
 * @typedef {object} Secrets
 * @property {string} [superuserPassword]
 * @property {string} [ownerPassword]
 * @property {number} [port] Of the private PostgreSQL.
 * @property {string} [masterKey] 32 bytes, base64url; only when we made it.
 * @property {string} [masterKeyFingerprint] Tells a wrong key early, before anything is sealed with it.
 * @property {string} [databaseDirectory] Only when outside the home: kept, so that a later change of rights or a move
 *   of the home cannot make the data seem lost.
 */

/**
 * Opens the data folder (`MASTGUARD_HOME`, else `<project>/.mastguard`), creating it when missing.
 *
 * Everything in it is readable by its owner alone. As root, PostgreSQL runs as an unprivileged account; when that
 * account cannot enter the folder, the database lives in `/var/lib/mastguard-<hash of the folder's path>` instead.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Home}
 */
export function openHome(env = process.env) {
  const wanted = placeOf(env);
  const account = unprivilegedAccount();
  // As root others may pass through, not look: the database's account must reach its own folder below.
  fs.mkdirSync(wanted, { recursive: true, mode: account ? 0o711 : 0o700 });
  const directory = fs.realpathSync(wanted);
  const file = path.join(directory, "secrets.json");
  const secrets = readSecrets(file);
  return {
    directory,
    databaseDirectory: secrets.databaseDirectory ?? chooseDatabaseDirectory(directory, account),
    lockFile: path.join(directory, "lock"),
    account,
    secrets,
    remember(change) {
      Object.assign(secrets, change);
      writeSecrets(file, secrets);
    },
  };
}

/**
 * Refuses a data folder that does not exist, for commands that work on data and must not make an empty installation
 * out of a typing error. With a `DATABASE_URL` the data is elsewhere and the folder is only a place to remember things.
 * @param {NodeJS.ProcessEnv} env
 * @throws {Failure} HOME_MISSING, naming the folder.
 */
export function requireHome(env = process.env) {
  const wanted = placeOf(env);
  if (env.DATABASE_URL || fs.existsSync(wanted)) return;
  throw new Failure(
    "HOME_MISSING",
    `There is no data in ${wanted}: the folder does not exist. Name the one the server was started with (MASTGUARD_HOME=/some/folder), or start a server first (npm start).`,
  );
}

/**
 * The key everything secret in the database hangs from: `MASTGUARD_MASTER_KEY`, or one made on first use and kept in
 * the home. With a `DATABASE_URL` it must be given, because every node has to hold the same one and a key that lives
 * only on one disk would be lost with it.
 * @param {Home} home
 * @param {NodeJS.ProcessEnv} env
 * @throws {Failure} MASTER_KEY_MISSING, MASTER_KEY_MALFORMED, MASTER_KEY_CHANGED
 */
export function masterKeyOf(home, env = process.env) {
  const given = env.MASTGUARD_MASTER_KEY ?? "";
  if (given) {
    if (!isKey(given))
      throw new Failure("MASTER_KEY_MALFORMED", `MASTGUARD_MASTER_KEY must be 32 bytes in base64url. ${MAKE_KEY}`);
  } else if (env.DATABASE_URL) {
    throw new Failure(
      "MASTER_KEY_MISSING",
      `DATABASE_URL is set, so MASTGUARD_MASTER_KEY must be set too: the same on every node, kept as safe as the database itself. ${MAKE_KEY}`,
    );
  }
  if (env.DATABASE_URL) return given;
  const key = given || home.secrets.masterKey || randomBytes(32).toString("base64url");
  const masterKeyFingerprint = createHash("sha256").update(`mastguard/fingerprint/${key}`).digest("hex").slice(0, 16);
  const known = home.secrets.masterKeyFingerprint;
  if (known && known !== masterKeyFingerprint) {
    throw new Failure(
      "MASTER_KEY_CHANGED",
      `MASTGUARD_MASTER_KEY is not the key the data in ${home.directory} was sealed with. Give that key, unset the variable if it was made here, or choose another MASTGUARD_HOME.`,
    );
  }
  if (!known) home.remember(given ? { masterKeyFingerprint } : { masterKey: key, masterKeyFingerprint });
  return key;
}

const MAKE_KEY = `Make one with: node -p 'crypto.randomBytes(32).toString("base64url")'`;

function isKey(text) {
  return /^[A-Za-z0-9_-]{43}$/.test(text) && Buffer.from(text, "base64url").length === 32;
}

function placeOf(env) {
  return path.resolve(PROJECT, env.MASTGUARD_HOME || ".mastguard");
}

function chooseDatabaseDirectory(directory, account) {
  const inside = path.join(directory, "postgres");
  if (!account || fs.existsSync(inside) || canReach(directory, account)) return inside;
  return `/var/lib/mastguard-${createHash("sha256").update(directory).digest("hex").slice(0, 12)}`;
}

function readSecrets(file) {
  let text;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(
      "SECRETS_DAMAGED",
      `${file} is not JSON any more. Restore it from a backup: it holds the keys of the data beside it.`,
      { cause: error },
    );
  }
}

/** Written aside, synced and renamed: a crash leaves the old file or the new one, never half of one. */
function writeSecrets(file, secrets) {
  const draft = `${file}.${process.pid}`;
  const handle = fs.openSync(draft, "w", 0o600);
  try {
    fs.writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
}
