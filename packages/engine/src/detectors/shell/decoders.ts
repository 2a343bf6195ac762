const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const DECODED_LENGTH_MAX = 8_192;

/** The text in base64 (either alphabet, spaces ignored), read as Latin-1; `null` if it is not base64 of text. */
export function decodeBase64(encoded: string): string | null {
  let bits = 0;
  let held = 0;
  let text = "";
  for (let index = 0; index < encoded.length && text.length < DECODED_LENGTH_MAX; index++) {
    const character = encoded.charAt(index);
    if (character === "=" || character === "\n" || character === "\r" || character === " " || character === "\t")
      continue;
    const digit = ALPHABET.indexOf(character === "-" ? "+" : character === "_" ? "/" : character);
    if (digit < 0) return null;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      text += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return printable(text);
}

/** UTF-16 text of little-endian base64, as PowerShell's `-EncodedCommand` takes it; `null` if it is not. */
export function decodeUtf16Base64(encoded: string): string | null {
  let bits = 0;
  let held = 0;
  let text = "";
  let low = -1;
  for (let index = 0; index < encoded.length && text.length < DECODED_LENGTH_MAX; index++) {
    const digit = ALPHABET.indexOf(encoded.charAt(index));
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    if (low < 0) low = byte;
    else {
      text += String.fromCharCode((byte << 8) | low);
      low = -1;
    }
  }
  return printable(text);
}

/** The text of pairs of hexadecimal digits; `null` if there are fewer than two or others between them. */
export function decodeHex(encoded: string): string | null {
  const digits = encoded.slice(0, 2 * DECODED_LENGTH_MAX).replace(/[\s:,]|\\x|0x/gi, "");
  if (digits.length < 4 || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) return null;
  let text = "";
  for (let index = 0; index < digits.length; index += 2) {
    text += String.fromCharCode(Number.parseInt(digits.slice(index, index + 2), 16));
  }
  return printable(text);
}

/** What `echo -e` and `printf` make of backslash escapes. */
export function decodeEscapes(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|0?([0-7]{1,3})|([abefnrtv\\"']))/g,
    (whole: string, hex?: string, unicode?: string, octal?: string, letter?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      if (letter === "n") return "\n";
      if (letter === "t") return "\t";
      if (letter === "r") return "\r";
      if (letter === "\\" || letter === '"' || letter === "'") return letter;
      return letter === undefined ? whole : "";
    },
  );
}

/** The text backwards, line by line, as `rev` prints it. */
export function reverseLines(text: string): string {
  return text
    .split("\n")
    .map((line) => Array.from(line).reverse().join(""))
    .join("\n");
}

/** `tr from to` of sets written with ranges; `null` when the sets are classes we do not expand. */
export function transliterate(text: string, from: string, to: string): string | null {
  const source = expandRanges(from);
  const target = expandRanges(to);
  if (source === null || target === null || target.length === 0) return null;
  let result = "";
  for (const character of text) {
    const at = source.lastIndexOf(character);
    result += at < 0 ? character : target.charAt(Math.min(at, target.length - 1));
  }
  return result;
}

function expandRanges(set: string): string | null {
  if (set.includes("[:") || set.length > 64) return null;
  let expanded = "";
  const plain = set.replace(/^\[(.*)\]$/, "$1");
  for (let index = 0; index < plain.length; index++) {
    const first = plain.charCodeAt(index);
    const last = plain.charCodeAt(index + 2);
    if (plain[index + 1] === "-" && last >= first && last - first < 128) {
      for (let code = first; code <= last; code++) expanded += String.fromCharCode(code);
      index += 2;
    } else expanded += plain.charAt(index);
  }
  return expanded;
}

/** The text itself if it reads as text, not as bytes. */
function printable(text: string): string | null {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32) || code === 127) return null;
  }
  return text.length > 0 ? text : null;
}
