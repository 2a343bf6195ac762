import { isIP } from "node:net";
import { isLoopback } from "@/server/env";

/** Which hosts and origins are this server's own. */
export interface Hosts {
  /** Whether a `Host` (or a trusted proxy's `X-Forwarded-Host`) names this server. */
  readonly allowsHost: (host: string) => boolean;
  /** Whether a page of this `Origin` is one of ours. */
  readonly allowsOrigin: (origin: string) => boolean;
}

interface Bound {
  readonly publicUrl?: URL | undefined;
  readonly host: string;
  readonly port: number;
}

/**
 * With `PUBLIC_URL` only its host. Without: loopback names with our port, so that a foreign name that was made to resolve
 * to this machine (DNS rebinding) reaches nothing; when bound wider also `HOST` itself and any literal address, which no
 * name can stand for.
 */
export function hostsOf({ publicUrl, host, port }: Bound): Hosts {
  if (publicUrl) {
    const defaultPort = publicUrl.port === "" ? `:${publicUrl.protocol === "https:" ? 443 : 80}` : "";
    const own = new Set([publicUrl.host, publicUrl.host + defaultPort]);
    return { allowsHost: (name) => own.has(name.toLowerCase()), allowsOrigin: (origin) => origin === publicUrl.origin };
  }
  const own = new Set(["localhost", "127.0.0.1", "[::1]", isIP(host) === 6 ? `[${host}]` : host.toLowerCase()]);
  const isWide = !isLoopback(host);
  const allowsHost = (given: string): boolean => {
    const { name, port: givenPort } = split(given.toLowerCase());
    if (givenPort !== port) return false;
    return own.has(name) || (isWide && isIP(name.replace(/^\[|\]$/g, "")) !== 0);
  };
  return { allowsHost, allowsOrigin: (origin) => origin.startsWith("http://") && allowsHost(origin.slice(7)) };
}

/** A host header's name (an IPv6 address keeps its brackets) and port; 80 when it names none. */
function split(host: string): { name: string; port: number } {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host);
  return { name: match?.[1] ?? "", port: Number(match?.[2] ?? 80) };
}
