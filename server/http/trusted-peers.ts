import { BlockList, isIP } from "node:net";

/** Whose `X-Forwarded-*` claims are believed. */
export interface TrustedPeers {
  /** Whoever connects is the one proxy in front of us. */
  readonly isAnyone: boolean;
  readonly includes: (address: string) => boolean;
}

/**
 * Reads `TRUST_PROXY`: empty or `0` nobody; `1` whoever connects (only where nothing but the proxy can); otherwise
 * `loopback`, addresses and CIDR ranges separated by commas.
 * Null when a part is none of these.
 */
export function trustedPeers(setting: string): TrustedPeers | null {
  if (setting === "" || setting === "0") return { isAnyone: false, includes: () => false };
  if (setting === "1") return { isAnyone: true, includes: () => true };
  const list = new BlockList();
  for (const part of setting.split(",")) if (!add(list, part.trim())) return null;
  const includes = (address: string): boolean => {
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 6 ? "ipv6" : "ipv4");
  };
  return { isAnyone: false, includes };
}

function add(list: BlockList, part: string): boolean {
  if (part === "loopback") return add(list, "127.0.0.0/8") && add(list, "::1");
  const [address = "", bits] = part.split("/");
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most) return false;
  list.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
  return true;
}

/** An IPv4 address without the IPv6 form that sockets bound to `::` give it. */
export function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
