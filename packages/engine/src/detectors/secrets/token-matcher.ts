import { ALPHABETS, bitsOf } from "./alphabet";
import { type Body, matchBody, parseBody } from "./body";
import type { Candidate } from "./candidate";
import { hasBase62Checksum } from "./checksum";
import { isFilled, isWorded } from "./placeholder";
import { entropyOf } from "./randomness";
import type { Runs } from "./runs";
import { TOKEN_FAMILIES } from "./token-families";
import type { TokenFamily } from "./token-families/family";

/** One prefix of one family, ready to be compared. */
export interface TokenShape {
  readonly family: TokenFamily;
  readonly prefix: string;
  readonly body: Body;
}

/** How far to either side a family's `near` words may stand. */
const NEAR_REACH = 160;
const ENTROPY_MIN = 2.5;
/** How far behind the beginning of an address its path is read. */
const ADDRESS_REACH = 120;
const ADDRESS_PATH = /(?:^|[\s"'(:=])\/\/[A-Za-z0-9.-]{3,100}(?::\d{1,5})?(?:\/[A-Za-z0-9._-]{0,30})?\/$/;

export function tokenShapes(): readonly TokenShape[] {
  return TOKEN_FAMILIES.flatMap((family) =>
    family.shapes.map(([prefix, body]) => ({ family, prefix, body: parseBody(body) })),
  );
}

/** The token of this shape that starts at `at`, where its prefix has been found without regard to case; or `null`. */
export function matchToken(text: string, at: number, shape: TokenShape, runs: Runs): Candidate | null {
  const { family, prefix, body } = shape;
  if (!text.startsWith(prefix, at)) return null;
  if (prefix.length < 6 && isInsideData(text, at) && !(isUnlikeSlug(prefix) && isInAddress(text, at))) return null;
  const bodyStart = at + prefix.length;
  const end = matchBody(text, bodyStart, body, runs);
  if (end < 0) return null;
  const found = text.slice(bodyStart, end);
  if (!isPlausible(found, family)) return null;
  if (family.near !== undefined && !isNear(text, at, end, family)) return null;
  return {
    rule: family.id,
    severity: family.minor === true ? "MEDIUM" : "HIGH",
    confidence: confidenceOf(found, family),
    start: at,
    end,
    rank: 3,
  };
}

function isPlausible(body: string, family: TokenFamily): boolean {
  if (entropyOf(body) < (family.entropyMin ?? ENTROPY_MIN)) return false;
  if (family.mixed === true && !(/[0-9]/.test(body) && /[A-Za-z]/.test(body))) return false;
  if (family.contains !== undefined && !family.contains.some((part) => body.includes(part))) return false;
  return !isFilled(body) && !(body.length < 48 && isWorded(body)) && !(body.length <= 20 && body.endsWith("EXAMPLE"));
}

function confidenceOf(body: string, family: TokenFamily): number {
  if (family.checksum === "base62") return hasBase62Checksum(body) ? 0.99 : 0.75;
  return family.near === undefined ? 0.9 : 0.75;
}

/** A short prefix right behind `+`, `/` or `=` of a longer run is a piece of base64, not a beginning. */
function isInsideData(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before !== "+" && before !== "/" && before !== ".") return false;
  return at >= 2 && (bitsOf(text.charCodeAt(at - 2)) & ALPHABETS.alnum) !== 0;
}

/** Parts of paths are words joined by dashes, and short numbers: a prefix like those says nothing there. */
function isUnlikeSlug(prefix: string): boolean {
  return prefix.length >= 4 && !prefix.includes("-");
}

/** A part of the path of an address. */
function isInAddress(text: string, at: number): boolean {
  return text.charAt(at - 1) === "/" && ADDRESS_PATH.test(text.slice(Math.max(0, at - ADDRESS_REACH), at));
}

function isNear(text: string, at: number, end: number, family: TokenFamily): boolean {
  const around = `${text.slice(Math.max(0, at - NEAR_REACH), at)} ${text.slice(end, end + NEAR_REACH)}`.toLowerCase();
  if (family.notNear?.some((word) => around.includes(word)) === true) return false;
  return family.near?.some((word) => around.includes(word)) === true;
}
