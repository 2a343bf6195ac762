/** What an address stands for. `metadata`: where a cloud hands its machines credentials. */
type AddressScope = "public" | "private" | "loopback" | "link-local" | "metadata" | "reserved";

interface IpLiteral {
  readonly scope: AddressScope;
  /** Written so that people do not read it as an address: one number, hexadecimal, octal, or fewer than four parts. */
  readonly isEncoded: boolean;
}

/**
 * Reads a host as an IP address the way browsers do (WHATWG URL, "IPv4 parser"), in all its forms: `127.0.0.1`, `127.1`,
 * `2130706433`, `0x7f000001`, `0177.0.0.1`, `[::1]`, `[::ffff:10.0.0.1]`. `null` when the host is a name.
 *
 * @param host lower case; IPv6 with or without brackets.
 */
export function readIpLiteral(host: string): IpLiteral | null {
  if (host.includes(":")) return readIpv6(host.replace(/^\[|\]$/g, ""));
  const parts = host.split(".");
  if (parts.at(-1) === "") parts.pop();
  if (parts.length === 0 || parts.length > 4) return null;
  const numbers: number[] = [];
  let isEncoded = parts.length < 4;
  for (const part of parts) {
    const number = readNumber(part);
    if (number === null) return null;
    if (!/^(?:0|[1-9]\d*)$/.test(part)) isEncoded = true;
    numbers.push(number);
  }
  const last = numbers.pop() ?? 0;
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return null;
  const value = numbers.reduce((sum, number, index) => sum + number * 256 ** (3 - index), last);
  return { scope: scopeOfIpv4(value), isEncoded };
}

function readNumber(part: string): number | null {
  if (/^0x[0-9a-f]{1,8}$/.test(part)) return Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]{1,12}$/.test(part)) return Number.parseInt(part, 8);
  return /^\d{1,10}$/.test(part) ? Number(part) : null;
}

/** First address, bits of the prefix, scope; from the IANA registry of special-purpose IPv4 addresses (RFC 6890). */
const IPV4_BLOCKS: readonly (readonly [number, number, AddressScope])[] = [
  [0xa9fea9fe, 32, "metadata"], // 169.254.169.254: AWS, Azure, Google Cloud, DigitalOcean and others
  [0xa9feaa02, 32, "metadata"], // 169.254.170.2: AWS containers
  [0x646464c8, 32, "metadata"], // 100.100.100.200: Alibaba Cloud
  [0xc0000ac0, 32, "reserved"],
  [0x00000000, 8, "loopback"],
  [0x0a000000, 8, "private"],
  [0x64400000, 10, "private"],
  [0x7f000000, 8, "loopback"],
  [0xa9fe0000, 16, "link-local"],
  [0xac100000, 12, "private"],
  [0xc0000000, 24, "reserved"],
  [0xc0000200, 24, "reserved"],
  [0xc0a80000, 16, "private"],
  [0xc6120000, 15, "reserved"],
  [0xc6336400, 24, "reserved"],
  [0xcb007100, 24, "reserved"],
  [0xe0000000, 3, "reserved"],
];

function scopeOfIpv4(value: number): AddressScope {
  for (const [first, bits, scope] of IPV4_BLOCKS) {
    const size = 2 ** (32 - bits);
    if (value >= first && value < first + size) return scope;
  }
  return "public";
}

function readIpv6(text: string): IpLiteral | null {
  const groups = groupsOf(text.replace(/%.*$/, ""));
  if (groups === null) return null;
  const [first = 0, ...rest] = groups;
  const tail = (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0);
  const isZeroTo = (count: number): boolean => groups.slice(0, count).every((group) => group === 0);
  if (isZeroTo(7) && (groups[7] ?? 0) <= 1) return { scope: "loopback", isEncoded: false };
  const isMapped = isZeroTo(5) && groups[5] === 0xffff;
  const isNat64 = first === 0x64 && rest[0] === 0xff9b;
  if (isMapped || isNat64 || isZeroTo(6)) return { scope: scopeOfIpv4(tail), isEncoded: true };
  // fd00:ec2::254 (AWS) and fd20:ce::254 (Google Cloud).
  if (
    (first === 0xfd00 && rest[0] === 0xec2 && tail === 0x254) ||
    (first === 0xfd20 && rest[0] === 0xce && tail === 0x254)
  ) {
    return { scope: "metadata", isEncoded: false };
  }
  if ((first & 0xfe00) === 0xfc00) return { scope: "private", isEncoded: false };
  if ((first & 0xffc0) === 0xfe80) return { scope: "link-local", isEncoded: false };
  return { scope: first === 0x2001 && rest[0] === 0xdb8 ? "reserved" : "public", isEncoded: false };
}

/** The eight groups, or `null`; reads the dotted end of RFC 4291, section 2.2. */
function groupsOf(text: string): readonly number[] | null {
  if (text.length > 45 || !/^[0-9a-f:.]+$/.test(text)) return null;
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => (half === "" ? [] : half.split(":").flatMap(groupNumbers)));
  if (head === undefined || [...head, ...(tail ?? [])].some((group) => !(group >= 0 && group <= 0xffff))) return null;
  if (tail === undefined) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  return missing < 0 ? null : [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function groupNumbers(part: string): readonly number[] {
  if (/^[0-9a-f]{1,4}$/.test(part)) return [Number.parseInt(part, 16)];
  const quad = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(part);
  if (quad === null) return [-1];
  const [a = 0, b = 0, c = 0, d = 0] = quad.slice(1).map(Number);
  return [a * 256 + b, c * 256 + d];
}
