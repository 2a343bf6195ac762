import { decodeBase64 } from "./base64";
import type { Candidate } from "./candidate";
import type { Runs } from "./runs";

const SECTION_MIN = 12;
const SECTIONS_MAX = 5;

/**
 * The JSON Web Token (RFC 7519) that starts at `at`, where `eyJ` stands: header and payload that decode to JSON objects, and a
 * signature, which may be empty (`alg: none`). Encrypted tokens (RFC 7516) have five sections and are matched by their first.
 */
export function matchJsonWebToken(text: string, at: number, runs: Runs): Candidate | null {
  const headerEnd = runs.end("base64url", at);
  if (headerEnd - at < SECTION_MIN || text.charAt(headerEnd) !== ".") return null;
  if (!isTokenHeader(text.slice(at, Math.min(headerEnd, at + 400)))) return null;
  const payloadEnd = runs.end("base64url", headerEnd + 1);
  if (payloadEnd - headerEnd - 1 < SECTION_MIN && text.charAt(payloadEnd) !== ".") return null;
  let end = payloadEnd;
  for (let section = 3; section <= SECTIONS_MAX && text.charAt(end) === "."; section++) {
    const next = runs.end("base64url", end + 1);
    if (next === end + 1) {
      end = next;
      break;
    }
    end = next;
  }
  return { rule: "json-web-token", severity: "MEDIUM", confidence: 0.85, start: at, end, rank: 2 };
}

function isTokenHeader(section: string): boolean {
  const decoded = decodeBase64(section);
  return decoded.startsWith('{"') && /"(?:alg|typ|kid|enc|x5t|cty|jku)"/.test(decoded);
}
