const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Whether the last six characters of `body` are the CRC-32 of those before them in base62, most significant digit first:
 * the rule GitHub published for its tokens in 2021 ("Behind GitHub's new authentication token formats"), which npm shares.
 */
export function hasBase62Checksum(body: string): boolean {
  if (body.length <= 6) return false;
  let expected = 0;
  for (const character of body.slice(-6)) {
    const digit = BASE62.indexOf(character);
    if (digit < 0) return false;
    expected = expected * 62 + digit;
  }
  return crc32(body.slice(0, -6)) === expected;
}

/** CRC-32 of ISO 3309 (polynomial 0xEDB88320, reflected) of ASCII text. Tokens are short: no table. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
