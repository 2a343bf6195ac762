import { type SipHasher, type SipKey, sipHasher } from "./sip-hash";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Characters of a name: 48 bits, so that two of a session's few hundred texts share one with odds below one in a billion. */
export const KEYED_NAME_LENGTH = 8;

/** What a session remembers of a text instead of the text: 8 characters of `A-Za-z0-9-_`, equal for equal text under one key. */
export function keyedName(key: SipKey, text: string): string {
  const hasher = sipHasher(key);
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
