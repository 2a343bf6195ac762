/** An address block such as `10.0.0.0/8` or `2001:db8::/32` (RFC 4632, RFC 4291). */
export interface AddressBlock {
  /** `null` when the text is not an IP address. */
  contains(address: string): boolean | null;
}

const IPV4_MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];

/** @throws Error with a sentence for the author when the text is not an address block. */
export function parseAddressBlock(source: string): AddressBlock {
  const [, address = "", bitsText = ""] = /^([^/]+)\/(\d{1,3})$/.exec(source) ?? [];
  const network = parseAddress(address);
  const bits = Number(bitsText);
  if (network === null || bits > network.length * 8) {
    throw new Error(`\`${source}\` is not an address block such as \`10.0.0.0/8\``);
  }
  return {
    contains(text) {
      const candidate = parseAddress(text);
      if (candidate === null) return null;
      return candidate.length === network.length && sharePrefix(candidate, network, bits);
    },
  };
}

/**
 * The bytes of an IPv4 (4) or IPv6 (16) address, `null` for anything else. An IPv4-mapped IPv6 address is the IPv4
 * address it maps, so writing it differently does not leave a block.
 */
export function parseAddress(text: string): readonly number[] | null {
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): readonly number[] | null {
  // A leading zero is refused: some resolvers read it as octal.
  if (!/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) return null;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseIpv6(text: string): readonly number[] | null {
  if (text.length > 45) return null;
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [left = "", right] = halves;
  const [head, tail] = [bytesOf(left, right === undefined), bytesOf(right ?? "", true)];
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return null;
  const bytes = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return sharePrefix(bytes, IPV4_MAPPED_PREFIX, 96) ? bytes.slice(12) : bytes;
}

/** The bytes of colon-separated groups; the last group of an address may be a dotted IPv4 address. */
function bytesOf(groups: string, isEnd: boolean): number[] | null {
  if (groups === "") return [];
  const bytes: number[] = [];
  const parts = groups.split(":");
  for (const [index, part] of parts.entries()) {
    const ipv4 = isEnd && index === parts.length - 1 ? parseIpv4(part) : null;
    if (ipv4 !== null) bytes.push(...ipv4);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) bytes.push(Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255);
    else return null;
  }
  return bytes;
}

function sharePrefix(a: readonly number[], b: readonly number[], bits: number): boolean {
  for (let bit = 0; bit < bits; bit += 8) {
    const kept = Math.min(8, bits - bit);
    const difference = (a[bit / 8] ?? 0) ^ (b[bit / 8] ?? 0);
    if (difference >> (8 - kept) !== 0) return false;
  }
  return true;
}
