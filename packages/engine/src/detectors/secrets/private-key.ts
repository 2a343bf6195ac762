import type { Candidate } from "./candidate";

const HEADER = /BEGIN[ -](?:[A-Z0-9]{2,12}[ -]){0,3}PRIVATE[ -]KEY(?:[ -]BLOCK)?-{4,5}/y;
const BODY_MIN = 24;
const BODY_REACH = 600;
const KEY_MAX = 16_384;

/**
 * The private key in PEM (RFC 7468), OpenSSH, SSH2 or OpenPGP armour whose `BEGIN` stands at `at`. Without key material behind
 * the header it is a mention and gets a low confidence; right before its own `END` it is nothing.
 */
export function matchPrivateKey(text: string, at: number): Candidate | null {
  if (!text.startsWith("----", at - 4) && !text.startsWith("---- ", at - 5)) return null;
  HEADER.lastIndex = at;
  const header = HEADER.exec(text);
  if (header === null) return null;
  const bodyStart = at + header[0].length;
  const after = text.slice(bodyStart, bodyStart + BODY_REACH);
  if (/^(?:\\[nr]|\s){0,8}-{3,}/.test(after)) return null;
  const material = after
    .replace(/\\[nrt]|\s|Proc-Type:[^\n\\]*|DEK-Info:[^\n\\]*|(?:Version|Comment):[^\n\\]*/g, "")
    .match(/^["'+,]*[A-Za-z0-9+/=]+/);
  const filled = material !== null && material[0].length >= BODY_MIN && !/^(.)\1{8}/.test(material[0]);
  const endMark = text.indexOf("-----END", bodyStart);
  const end = filled && endMark > 0 && endMark - at < KEY_MAX ? endMark : bodyStart;
  return {
    rule: "private-key",
    severity: filled ? "HIGH" : "LOW",
    confidence: filled ? 0.95 : 0.3,
    start:
      at -
      (text.charAt(at - 1) === "-" ? 5 : 6) +
      (text.startsWith("-----", at - 5) || text.startsWith("----- ", at - 6) ? 0 : 1),
    end,
    rank: 2,
  };
}
