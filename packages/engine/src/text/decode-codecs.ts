import { FEATURES } from "../detection/features";

export type Encoding = "base64" | "hex" | "percent" | "escape" | "entity" | "binary" | "morse";

/** One encoding: where it may stand, and how to read it. */
interface Codec {
  readonly encoding: Encoding;
  /** Bits of `FEATURES`: a text without any of them holds none. */
  readonly features: number;
  /** A cheap question asked once before the pattern is tried. */
  mayOccur(text: string): boolean;
  /** Global; each match is a carrier. Linear: every alternative starts at a run and takes the whole of it. */
  readonly pattern: RegExp;
  /** `undefined` when it is not this encoding after all. */
  decode(carrier: string): string | undefined;
}

export const CODECS: readonly Codec[] = [
  {
    encoding: "base64",
    features: FEATURES.token,
    mayOccur: (text) => text.length >= 16,
    pattern: /[A-Za-z0-9+/_-]{16,}={0,2}/g,
    decode: base64,
  },
  {
    encoding: "hex",
    features: FEATURES.token | FEATURES.digits,
    mayOccur: (text) => text.length >= 16,
    pattern: /(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{16,}|[0-9A-Fa-f]{2}(?:[ :][0-9A-Fa-f]{2}){7,})(?![0-9A-Za-z])/g,
    decode: hex,
  },
  {
    encoding: "percent",
    features: FEATURES.escape,
    mayOccur: (text) => text.includes("%"),
    pattern: /%[0-9A-Fa-f]{2}(?:[A-Za-z0-9._~+-]{0,40}%[0-9A-Fa-f]{2}){2,4000}[A-Za-z0-9._~+-]{0,40}/g,
    decode: percent,
  },
  {
    encoding: "escape",
    features: FEATURES.escape,
    mayOccur: (text) => text.includes("\\x") || text.includes("\\u"),
    pattern: /(?:\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,6}\}){3,}/g,
    decode: escapes,
  },
  {
    encoding: "entity",
    features: FEATURES.markup,
    mayOccur: (text) => text.includes("&#"),
    pattern: /(?:&#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});? ?){4,}/g,
    decode: entities,
  },
  {
    encoding: "binary",
    features: FEATURES.digits | FEATURES.token,
    mayOccur: (text) => text.includes("01"),
    pattern: /(?<![0-9])[01]{8}(?:[ ,]?[01]{8}){5,8000}(?![0-9])/g,
    decode: (carrier) => bytesToText((carrier.match(/[01]{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2))),
  },
  {
    encoding: "morse",
    features: FEATURES.comment,
    mayOccur: (text) => text.includes("- ") && text.includes(". "),
    pattern: /(?<![.\-/])[.-]{1,6}(?: (?:\/ )?[.-]{1,6}){9,4000}/g,
    decode: morse,
  },
];

const BASE64_VALUES = new Map(
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", (c, i) => [c, i] as const),
);
BASE64_VALUES.set("-", 62).set("_", 63);

/** RFC 4648, sections 4 and 5, with or without padding; stops at the first byte that is not text. */
function base64(carrier: string): string | undefined {
  const body = carrier.replace(/=+$/, "");
  if (body.length % 4 === 1 || !/[a-z]/.test(body) || !/[A-Z]/.test(body)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of body) {
    bits = ((bits << 6) | (BASE64_VALUES.get(character) ?? 0)) & 0x3fff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    if (!isTextByte(byte)) return undefined;
    bytes.push(byte);
  }
  return bytesToText(bytes);
}

function hex(carrier: string): string | undefined {
  const digits = carrier.replace(/[ :]/g, "");
  if (digits.length % 2 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < digits.length; at += 2) {
    const byte = Number.parseInt(digits.slice(at, at + 2), 16);
    if (!isTextByte(byte)) return undefined;
    bytes.push(byte);
  }
  return bytesToText(bytes);
}

function percent(carrier: string): string | undefined {
  const bytes: number[] = [];
  for (let at = 0; at < carrier.length; at++) {
    const character = carrier.charAt(at);
    if (character === "%") {
      bytes.push(Number.parseInt(carrier.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(character === "+" ? 0x20 : carrier.charCodeAt(at));
  }
  return bytesToText(bytes);
}

function escapes(carrier: string): string {
  return carrier.replace(
    /\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,6})\}/g,
    (_all, two, four, braced) => character(Number.parseInt(two ?? four ?? braced, 16)),
  );
}

function entities(carrier: string): string {
  return carrier.replace(/&#(?:(\d{1,7})|[xX]([0-9A-Fa-f]{1,6}));? ?/g, (_all, decimal, hexadecimal) =>
    character(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number.parseInt(decimal, 10)),
  );
}

/** ITU-R M.1677-1, letters and digits. */
const MORSE =
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ?..--.. ,--..-- ..-.-.-";

let morseSigns: Map<string, string> | null = null;

function morse(carrier: string): string | undefined {
  morseSigns ??= new Map(MORSE.split(" ").map((entry) => [entry.slice(1), entry.charAt(0)]));
  let text = "";
  for (const sign of carrier.split(" ")) {
    if (sign === "/" || sign === "") text += " ";
    else {
      const letter = morseSigns.get(sign);
      if (letter === undefined) return undefined;
      text += letter;
    }
  }
  return text;
}

function isTextByte(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** UTF-8 (RFC 3629); `undefined` at the first broken sequence. */
function bytesToText(bytes: readonly number[]): string | undefined {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const extra = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1;
    if (extra < 0 || lead > 0xf4 || at + extra >= bytes.length) return undefined;
    let code = extra === 0 ? lead : lead & (0x3f >> extra);
    for (let step = 1; step <= extra; step++) {
      const next = bytes[at + step] ?? 0;
      if ((next & 0xc0) !== 0x80) return undefined;
      code = (code << 6) | (next & 0x3f);
    }
    text += character(code);
    at += extra + 1;
  }
  return text;
}

function character(code: number): string {
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
}
