import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";

/**
 * PostgreSQL refuses to run as root. When we are root, the account it runs as instead: `postgres`, else `nobody`.
 * @returns {{ name: string, uid: number, gid: number } | null} `null` when we are not root.
 */
export function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return null;
  const accounts = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!found) {
    throw new Failure(
      "NO_ACCOUNT",
      "PostgreSQL refuses to run as root, and there is neither an account `postgres` nor `nobody`. Start as an ordinary user, or create one: useradd --system postgres",
    );
  }
  return { name: found[0], uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * Whether the account may enter `target` (a folder) or execute it (a file): the x bit on it and on every folder above.
 * The account has no supplementary groups, because Node drops them when it starts a process under another id.
 */
export function canReach(target, { uid, gid }) {
  for (let place = fs.realpathSync(target); ; place = path.dirname(place)) {
    const { mode, uid: owner, gid: group } = fs.statSync(place);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (place === path.dirname(place)) return true;
  }
}
