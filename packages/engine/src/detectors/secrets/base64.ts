const VALUES = buildValues();

/**
 * The bytes of a base64 or base64url string as one character each (so ASCII reads as itself); stops at the first character
 * that is neither. Reads at most `charactersMax` characters of input.
 */
export function decodeBase64(input: string, charactersMax = 400): string {
  let output = "";
  let bits = 0;
  let held = 0;
  const length = Math.min(input.length, charactersMax);
  for (let index = 0; index < length; index++) {
    const code = input.charCodeAt(index);
    const value = code < 128 ? (VALUES[code] ?? 255) : 255;
    if (value === 255) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      output += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return output;
}

function buildValues(): Uint8Array {
  const table = new Uint8Array(128).fill(255);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (let index = 0; index < alphabet.length; index++) table[alphabet.charCodeAt(index)] = index;
  table["-".charCodeAt(0)] = 62;
  table["_".charCodeAt(0)] = 63;
  return table;
}
