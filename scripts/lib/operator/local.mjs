import { Failure } from "../failure.mjs";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/**
 * Refuses a `DATABASE_URL` that does not provably lead to this machine: it might be somebody's production. A loopback
 * address or a Unix socket does, when the address says it in every place a driver may read it from; no host at all is
 * whatever `PGHOST` says.
 * @param {string} url
 * @throws {Failure} DATABASE_NOT_LOCAL, naming what it leads to.
 */
export async function requireLocal(url) {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url))
    refuse("is not an address such as postgresql://user@host/name");
  const hosts = await hostsOf(url);
  if (hosts.length === 0) refuse("names no host");
  const foreign = hosts.find((host) => !isLocal(host));
  if (foreign !== undefined) refuse(`leads to \`${foreign}\`, which is not this machine`);
}

/** The text is not shown: it may hold a password. */
function refuse(why) {
  throw new Failure("DATABASE_NOT_LOCAL", `DATABASE_URL ${why}. Add --yes if that is the database you mean.`);
}

/** Every host the address names, by the URL standard and as the driver reads it. */
async function hostsOf(url) {
  const { hostname, searchParams } = new URL(url);
  const { default: parse } = await import("pg-connection-string"); // not before packages are installed
  const named = [hostname, parse(url).host ?? "", ...searchParams.getAll("host"), ...searchParams.getAll("hostaddr")];
  return named.map((host) => decodeURIComponent(host).replace(/^\[(.*)\]$/, "$1")).filter((host) => host !== "");
}

function isLocal(host) {
  return LOOPBACK.test(host) || host.startsWith("/");
}
