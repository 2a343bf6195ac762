import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { PROJECT } from "./home.mjs";

const MB = 1024 * 1024;
const INSTALL_MB = 1_500; // packages 1.1 GB, build 0.1 GB, database 0.05 GB
const RUN_MB = 500;

/**
 * Refuses a disk on which starting, or running for a while, would fail half-way.
 * @param {{ directory: string }} home
 * @param {(place: string) => number} [freeMbOf]
 * @throws {Failure} DISK_FULL, naming the place and what it lacks.
 */
export function requireDiskSpace({ directory }, freeMbOf = freeMbAt) {
  const isInstalled = fs.existsSync(path.join(PROJECT, "node_modules"));
  for (const [place, neededMb] of [
    [PROJECT, isInstalled ? RUN_MB : INSTALL_MB],
    [directory, RUN_MB],
  ]) {
    const freeMb = freeMbOf(place);
    if (freeMb >= neededMb) continue;
    throw new Failure(
      "DISK_FULL",
      `Only ${freeMb} MB are free where ${place} lies; ${neededMb} MB are needed. Free some space, or move the data: MASTGUARD_HOME=/other/disk npm start`,
    );
  }
}

function freeMbAt(place) {
  const { bavail, bsize } = fs.statfsSync(place);
  return Math.floor((bavail * bsize) / MB);
}

/**
 * Refuses, before anything is installed, a foreign database that does not answer at all.
 * @param {string} url DATABASE_URL
 */
export async function requireReachable(url) {
  if (!URL.canParse(url)) {
    throw new Failure(
      "DATABASE_URL_MALFORMED",
      "DATABASE_URL must look like postgresql://user:password@host:5432/database (special characters in the password percent-encoded).",
    );
  }
  const { hostname, port, searchParams } = new URL(url);
  if (!hostname || searchParams.has("host")) return; // a Unix socket
  const host = hostname.replace(/^\[|\]$/g, "");
  const error = await new Promise((resolve) => {
    const socket = net.connect({ host, port: Number(port || 5432), timeout: 5_000 });
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => finish(null)).once("error", finish);
    socket.once("timeout", () => finish(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
  });
  if (!error) return;
  throw new Failure(
    "DATABASE_UNREACHABLE",
    `No answer from PostgreSQL at ${host}:${port || 5432} (${error.code ?? error.message}). Check that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use a private database.`,
    { cause: error },
  );
}
