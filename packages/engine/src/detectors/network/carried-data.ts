/** How a URL takes something along that was not in it: by what part, and how sure. */
interface CarriedData {
  readonly rule: "data-in-query" | "data-in-path" | "data-in-dns";
  /** From 0 to 1. */
  readonly confidence: number;
}

const PARAMETERS_MAX = 40;
const SEGMENTS_MAX = 24;
const VALUE_MAX = 2_048;

/** Parameters whose values are opaque by design: cursors, signatures, tokens of a sign-in, tracking. Lower case. */
const OPAQUE_KEYS =
  /^(?:cursor|after|before|page|next|pagetoken|page_token|continuation|state|nonce|code|sig|signature|hmac|hash|token|sid|session|id|key|v|ved|ei|gclid|fbclid|msclkid|dclid|mc_eid|utm_\w+|x-(?:amz|goog|ms)-.*|se|sp|sv|sr|st|awsaccesskeyid|expires|policy|samlrequest|samlresponse|relaystate|assertion|client_\w+|scope|prompt|jwt|t|ts|etag|rev|sha|digest|checksum|integrity|redirect\w*|return\w*|next_url|callback\w*|continue)$/;

/** What a URL carries in its query, path or host name; `null` for nothing that stands out. */
export function carriedData(host: string, rest: string): CarriedData | null {
  if (isEncodedHost(host)) return { rule: "data-in-dns", confidence: 0.7 };
  if (rest === "" || rest === "/") return null;
  const query = rest.indexOf("?");
  const path = query < 0 ? rest : rest.slice(0, query);
  for (const [key, value] of parametersOf(query < 0 ? "" : rest.slice(query + 1))) {
    if (!OPAQUE_KEYS.test(key) && isEncodedText(value)) return { rule: "data-in-query", confidence: 0.75 };
  }
  const segments = path.split("/", SEGMENTS_MAX);
  const isEncoded = segments.some((segment) => segment.length >= 24 && isEncodedText(unescapePercent(segment)));
  return isEncoded ? { rule: "data-in-path", confidence: 0.65 } : null;
}

/** Whether a URL takes along words, a value put in by a shell or template, or a long value: enough for a place nobody vouches for. */
export function carriesAnything(host: string, rest: string): boolean {
  if (carriedData(host, rest) !== null || hasInterpolation(rest) || hasInterpolation(host)) return true;
  const query = rest.indexOf("?");
  if (query < 0) return false;
  return parametersOf(rest.slice(query + 1)).some(
    ([, value]) => value.length >= 24 || /\S\s+\S+\s+\S/.test(value) || /\S@\S+\.\w/.test(value),
  );
}

/** `$(whoami)`, `${TOKEN}`, `{{secret}}`, backticks: filled in when the address is used. */
export function hasInterpolation(text: string): boolean {
  return /\$\(|\$\{|\{\{|`|%24%28|%24%7b|\$[A-Za-z_]/i.test(text);
}

function parametersOf(query: string): readonly (readonly [key: string, value: string])[] {
  const end = query.indexOf("#");
  const parts = (end < 0 ? query : query.slice(0, end)).split(/[&;]/, PARAMETERS_MAX);
  return parts.map((part) => {
    const equals = part.indexOf("=");
    const key = equals < 0 ? "" : part.slice(0, equals).toLowerCase();
    return [key, unescapePercent(part.slice(equals + 1).replaceAll("+", " "))];
  });
}

function unescapePercent(text: string): string {
  const short = text.length > VALUE_MAX ? text.slice(0, VALUE_MAX) : text;
  return short.includes("%")
    ? short.replace(/%([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : short;
}

/** Base64 or hexadecimal that turns into readable text: words, a key and its value, JSON. */
function isEncodedText(value: string): boolean {
  const compact = value.replaceAll(" ", "+");
  if (/^(?:[0-9a-f]{2}){12,}$/i.test(compact)) return isReadable(fromHex(compact));
  if (compact.length < 16 || !/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(compact)) return false;
  return isReadable(fromBase64(compact));
}

function fromHex(text: string): string {
  let out = "";
  for (let index = 0; index + 1 < text.length; index += 2)
    out += String.fromCharCode(Number.parseInt(text.slice(index, index + 2), 16));
  return out;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Either alphabet of RFC 4648; `""` when it is none. Written out because the engine runs where there is no Buffer. */
function fromBase64(text: string): string {
  let out = "";
  let bits = 0;
  let held = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === "=") break;
    const value = ALPHABET.indexOf(character === "-" ? "+" : character === "_" ? "/" : character);
    if (value < 0) return "";
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return out;
}

/** All printable, and written as people or programs write: spaces, `:`, `=`, `@`, `{` between runs of letters. */
function isReadable(text: string): boolean {
  if (text.length < 10) return false;
  let letters = 0;
  let joints = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isText = (code >= 32 && code < 127) || code === 9 || code === 10 || code === 13;
    if (!isText) return false;
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++;
    else if (
      code === 32 ||
      code === 58 ||
      code === 61 ||
      code === 64 ||
      code === 34 ||
      code === 44 ||
      code === 10 ||
      code === 95 ||
      code === 45
    )
      joints++;
  }
  return letters >= text.length * 0.5 && (joints > 0 || letters >= text.length * 0.9);
}

/** Content networks and clouds name machines with long hexadecimal labels. */
const MACHINE_NAMES =
  /(?:^|\.)(?:cloudfront\.net|amazonaws\.com|azureedge\.net|azure\.com|windows\.net|googleusercontent\.com|akamaihd\.net|akamaized\.net|fastly\.net|edgekey\.net|herokuapp\.com|vercel\.app|netlify\.app|pages\.dev|workers\.dev|r2\.dev|run\.app|web\.app|firebaseapp\.com|sentry\.io|in-addr\.arpa|ip6\.arpa|supabase\.co|mongodb\.net|elastic-cloud\.com)$/;

/** Long labels of hexadecimal or base32, alone or several: how data leaves through name servers. */
function isEncodedHost(host: string): boolean {
  if (host.length < 40 || MACHINE_NAMES.test(host)) return false;
  const labels = host.split(".");
  let encoded = 0;
  for (const label of labels.slice(0, -2)) {
    if (label.length >= 24 && /^(?:[0-9a-f]+|[a-z2-7]+|[a-z0-9_-]+)$/.test(label) && isDense(label))
      encoded += label.length;
  }
  return encoded >= 32;
}

/** Digits among the letters, and no vowel every few letters as words have. */
function isDense(label: string): boolean {
  let digits = 0;
  let vowels = 0;
  for (const character of label) {
    if (character >= "0" && character <= "9") digits++;
    else if ("aeiou".includes(character)) vowels++;
  }
  return (
    !label.includes("--") && label.split("-").length <= 2 && (digits >= label.length / 8 || vowels <= label.length / 6)
  );
}
