import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { processBirth, sleep } from "./processes.mjs";

/**
 * Takes a lock that at most one living process holds, and that dies with it. The file names the holder by process id
 * and birth, so neither a crash nor a recycled process id leaves it locked.
 * @param {string} file Where the lock lies; its folder must exist.
 * @param {string} purpose What the holder does ("start", "admin", …), told to whoever finds it taken.
 * @returns {{ held: true, release: () => void } | { held: false, holder: { pid: number, purpose: string } }}
 */
export function tryLock(file, purpose) {
  const mine = JSON.stringify({ pid: process.pid, birth: processBirth(process.pid), purpose });
  const draft = `${file}.${randomUUID()}`;
  fs.writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file); // atomic: fails when the lock exists, and is never seen half-written
        return { held: true, release: () => releaseLock(file, mine) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const found = readIfExists(file);
      if (found === null) continue;
      const holder = livingHolder(found);
      if (holder) return { held: false, holder };
      removeStale(file, found);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Like tryLock, but waits for holders that `mayWaitFor` accepts, up to `timeoutMs`.
 * @param {string} file
 * @param {string} purpose
 * @param {{ timeoutMs: number, mayWaitFor?: (holder: { pid: number, purpose: string }) => boolean, onWait?: (holder: { pid: number, purpose: string }) => void }} options
 */
export async function waitForLock(file, purpose, { timeoutMs, mayWaitFor = () => true, onWait = () => {} }) {
  const end = performance.now() + timeoutMs;
  for (let told = false; ; ) {
    const lock = tryLock(file, purpose);
    if (lock.held || !mayWaitFor(lock.holder) || performance.now() > end) return lock;
    if (!told) onWait(lock.holder);
    told = true;
    await sleep(100);
  }
}

/** The living process that holds the lock, or `null`. */
export function lockHolder(file) {
  const found = readIfExists(file);
  return found === null ? null : livingHolder(found);
}

function livingHolder(text) {
  let holder;
  try {
    holder = JSON.parse(text);
  } catch {
    return null;
  }
  const birth = processBirth(holder.pid);
  return birth !== null && birth === holder.birth ? { pid: holder.pid, purpose: String(holder.purpose) } : null;
}

/** Moves the stale file aside before it is deleted: a second finder must not delete a lock taken in between. */
function removeStale(file, stale) {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (readIfExists(aside) !== stale) {
    try {
      fs.linkSync(aside, file); // we took somebody's fresh lock: give it back
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  fs.rmSync(aside, { force: true });
}

function releaseLock(file, mine) {
  if (readIfExists(file) === mine) fs.rmSync(file, { force: true });
}

function readIfExists(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
