import { isIP } from "node:net";

/**
 * What one client is counted by: its IPv4 address, or the first 64 bits of its IPv6 address, because whoever has one
 * address there has the whole block (RFC 6177). Anything else counts as itself.
 */
export function clientBlock(address: string): string {
  if (isIP(address) !== 6) return address;
  const [plain = ""] = address.split("%");
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 4 - groups.length);
  const first = [...groups, ...Array.from({ length: missing }, () => "0")].slice(0, 4);
  return `${first.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
