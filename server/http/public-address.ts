import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * IPv4 that is not somebody's place on the public internet: the IANA special-purpose registry (RFC 6890 and its updates), multicast,
 * the reserved rest, and the one public address behind which a cloud keeps its machines' secrets.
 */
const NOT_PUBLIC_V4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private, RFC 1918
  "100.64.0.0/10", // shared, RFC 6598; also the metadata of Alibaba Cloud
  "127.0.0.0/8", // loopback
  "168.63.129.16/32", // Azure's wire server
  "169.254.0.0/16", // link-local; the metadata of most clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments; the metadata of Oracle Cloud
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // multicast tunnelling
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
];

/** Global unicast. Everything outside is not public: loopback, unspecified, unique local, link-local, multicast, IPv4-mapped, NAT64. */
const PUBLIC_V6 = "2000::/3";
/** And what inside it is special. */
const NOT_PUBLIC_V6 = [
  "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: an IPv4 address of anybody's choice
  "2620:4f:8000::/48", // AS112
  "3fff::/20", // documentation
];

const notPublicV4 = listOf(NOT_PUBLIC_V4, "ipv4");
const publicV6 = listOf([PUBLIC_V6], "ipv6");
const notPublicV6 = listOf(NOT_PUBLIC_V6, "ipv6");
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an address is one of the public internet. False for everything that is not an address in plain form. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicV4.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false; // a zone names an interface of this machine
  return publicV6.check(address, "ipv6") && !notPublicV6.check(address, "ipv6");
}

/** Whether an address is this machine's own loopback, in plain form. */
export function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? loopback.check(address, "ipv4") : isIPv6(address) && loopback.check(address, "ipv6");
}

function listOf(subnets: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", bits] = subnet.split("/");
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}
