import type { IncomingMessage } from "node:http";
import type { Hosts } from "./hosts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may act for the person whose browser sends it. A change that carries a cookie must come from a page
 * of ours (`Origin`, else `Sec-Fetch-Site`); one without a cookie but from a foreign page is refused too, unless a key
 * speaks for it, because it could sign the person in as somebody else. Upgrades are held to the same rule.
 */
export function isFromOurPages({ method, headers }: IncomingMessage, hosts: Hosts): boolean {
  if (SAFE_METHODS.has(method ?? "") && headers.upgrade === undefined) return true;
  const { origin, cookie } = headers;
  const site = headers["sec-fetch-site"];
  const isByKey = headers["x-api-key"] !== undefined;
  const isFromBrowser = cookie !== undefined || (!isByKey && (origin !== undefined || site !== undefined));
  if (!isFromBrowser) return true;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin !== undefined) return hosts.allowsOrigin(origin);
  return site === "same-origin";
}
