import { SipHasher, type SipKey } from "./sip-hash";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * What a session remembers of a text instead of the text: 8 characters of `A-Za-z0-9-_`, equal for equal text under one
 * key. 48 bits: two of a few hundred texts share a name with odds below one in a billion.
 */
export function keyedName(key: SipKey, text: string): string {
  const hasher = new SipHasher(key);
  hasher.text(text);
  return nameOf(hasher);
}

/** The name of all a hasher has read. */
export function nameOf(hasher: SipHasher): string {
  const [high, low] = hasher.digest();
  let name = "";
  for (let shift = 26; shift >= 8; shift -= 6) name += ALPHABET[(high >>> shift) & 63];
  for (let shift = 26; shift >= 8; shift -= 6) name += ALPHABET[(low >>> shift) & 63];
  return name;
}
