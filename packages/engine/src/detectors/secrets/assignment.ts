import type { Candidate } from "./candidate";
import {
  type CredentialKind,
  type CredentialName,
  credentialKindOf,
  credentialNameAt,
  type NameMemory,
} from "./credential-name";
import { type Literal, literalAfter } from "./literal";
import { isFilled, isPlaceholder, isStockWord } from "./placeholder";
import { entropyOf, looksRandom, textureOf } from "./randomness";

const UUID = /^\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\}?$/;
const HEX = /^(?:0x)?[0-9A-Fa-f]+$/;

/** Values of code rather than of configuration: paths, addresses, members, calls, versions, dates, file names, types. */
const CODE_LIKE =
  /^[.+,;)]|^(?:https?:|file:|\/|\.\/|~\/|[A-Za-z]:\\|www\.)|^[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)+$|::|=>|->|^v?\d+(?:\.\d+)+|\.(?:json|ya?ml|txt|pem|key|p12|cer|crt|jks|pfx|js|ts|py|go|java|rb|php|html|conf|cfg|ini|env|properties|keytab|gpg|sh|md|xml)$|^\d{4}-\d\d-\d\d|@[a-z0-9-]+\.[a-z]{2,}/i;

const TYPE_WORDS = new Set(
  "string str text int integer number bool boolean bytes any object array list dict map void varchar char nvarchar blob uuid email date datetime float double optional union self cls this true false null none nil undefined required needed wrong incorrect correct invalid valid expired missing empty blank not protected encrypted hashed secure safe strong weak temporary and or the a an if for with from in on to must should can cannot will may has have was were is are been be your my our their new old same different set unset same-origin include omit basic bearer digest negotiate api oauth2 http https json xml header query cookie body form default auto manual static dynamic enabled disabled on off yes md5 sha1 sha256 sha512 bcrypt scrypt argon2 plain plaintext".split(
    " ",
  ),
);

interface Reading {
  readonly candidate: Candidate | null;
  /** Names before this index need not be looked at again. */
  readonly readTo: number;
}

/** A longer bare value is not searched for names of its own. */
const VALUE_READ_MAX = 64;

/** What the assignments of one text have shown so far: a text that says the same thing over and over is judged once. */
export interface AssignmentMemory {
  readonly names: NameMemory;
  /** Values that only stand for a credential. */
  readonly standIns: Set<string>;
  /** Surroundings in which a name was set to such a value, and how far behind the name reading went on. */
  readonly idle: Map<string, number>;
}

/** What is compared of the surroundings: the word before, the name, the operator, the value. */
const IDLE_BEFORE = 16;
const IDLE_BEHIND = 40;

/** Values remembered; a text that sets more different ones pays for each. */
const STAND_INS_MAX = 200;

export function newAssignmentMemory(): AssignmentMemory {
  return { names: new Map(), standIns: new Set(), idle: new Map() };
}

/** The credential set by the name around `at`, if any. `memory` is that of the text. */
export function matchAssignment(text: string, at: number, memory: AssignmentMemory): Reading {
  const around = text.slice(Math.max(0, at - IDLE_BEFORE), at + IDLE_BEHIND);
  const idle = memory.idle.get(around);
  if (idle !== undefined) return { candidate: null, readTo: at + idle };
  const name = credentialNameAt(text, at, memory.names);
  if (name.kind === null) return { candidate: null, readTo: Math.max(name.end, at + 1) };
  const literal = literalAfter(text, name.start, name.end);
  if (literal === null) return { candidate: null, readTo: name.end };
  const candidate = judge(text, name, literal, memory.standIns);
  const isConsumed = candidate !== null || (!literal.quoted && literal.end - literal.start > VALUE_READ_MAX);
  if (candidate === null && isIdle(text, at, name.start, literal, memory)) memory.idle.set(around, name.end - at);
  return { candidate, readTo: isConsumed ? literal.end : name.end };
}

/** Whether the same surroundings will always give nothing: a value that is none, read to its end, in no list of pairs. */
function isIdle(text: string, at: number, nameStart: number, literal: Literal, memory: AssignmentMemory): boolean {
  return (
    at >= IDLE_BEFORE &&
    nameStart === at &&
    memory.idle.size < STAND_INS_MAX &&
    literal.end + 1 < at + IDLE_BEHIND &&
    text.charCodeAt(literal.end) === 32 &&
    memory.standIns.has(text.slice(literal.start, literal.end))
  );
}

/**
 * The whole text as the value of the key it stands under, such as `password` of an object. A tool that takes a password is
 * called with one every day: that alone is LOW.
 */
export function matchKeyed(text: string, key: string): Candidate | null {
  const kind = credentialKindOf(key, "");
  if (kind === null || text.length > 300 || /\s/.test(text)) return null;
  const literal: Literal = { start: 0, end: text.length, quoted: true, link: "colon", spaced: false, endsLine: true };
  const candidate = judge(text, { kind, start: 0, end: 0 }, literal, new Set());
  if (candidate === null || kind !== "password") return candidate;
  return { ...candidate, severity: "LOW", confidence: Math.min(candidate.confidence, 0.5) };
}

function judge(text: string, name: CredentialName, literal: Literal, standIns: Set<string>): Candidate | null {
  const value = text.slice(literal.start, literal.end);
  if (value.length < 4) return null;
  if (standIns.has(value)) return inConnectionString(text, name, literal, value);
  if (isPlaceholder(value)) {
    if (standIns.size < STAND_INS_MAX) standIns.add(value);
    return inConnectionString(text, name, literal, value);
  }
  if (isFilled(value)) return null;
  const confidence = confidenceOf(name.kind, value, literal, text, name);
  if (confidence === 0) return null;
  return {
    rule: `${name.kind}-assignment`,
    severity: confidence < 0.4 ? "LOW" : "MEDIUM",
    confidence,
    start: literal.start,
    end: literal.end,
    rank: 1,
  };
}

/** `Password=secret;` among the other keys of a connection string: worth a mention, as such examples do get used. */
function inConnectionString(text: string, name: CredentialName, literal: Literal, value: string): Candidate | null {
  if (name.kind !== "password" || literal.quoted) return null;
  if (!isConnectionString(text, name.start, literal.end) || !isStockWord(value) || isFilled(value)) return null;
  const { start, end } = literal;
  return { rule: "password-assignment", severity: "LOW", confidence: 0.3, start, end, rank: 1 };
}

function confidenceOf(
  kind: CredentialKind,
  value: string,
  literal: Literal,
  text: string,
  name: CredentialName,
): number {
  if (kind === "password") return passwordConfidence(value, literal, text, name);
  if (/\s/.test(value) || (CODE_LIKE.test(value) && !isDottedToken(value))) return 0;
  const proof = literal.link === "words" || literal.link === "space";
  if (kind === "secret") return secretConfidence(value, literal, proof);
  if (kind === "token") return tokenConfidence(value, literal, proof);
  return keyConfidence(value, literal);
}

function passwordConfidence(value: string, literal: Literal, text: string, name: CredentialName): number {
  if (value.length > 128 || /\s/.test(value) || CODE_LIKE.test(value) || TYPE_WORDS.has(value.toLowerCase())) return 0;
  const mixed = /[0-9]/.test(value) && /[A-Za-z]/.test(value);
  const marked = /[!@#$%^*+=?~]/.test(value);
  if (literal.link === "space") {
    if (literal.quoted && (isFlag(text, name) || startsLine(text, name.start))) return mixed || marked ? 0.6 : 0.35;
    if (isFlag(text, name)) return mixed || marked ? 0.6 : 0;
    return isThreefold(value) ? 0.5 : 0;
  }
  if (literal.link === "words") {
    if (mixed || (marked && value.length >= 6)) return 0.55;
    return literal.quoted && !mentionsCredential(value) ? 0.4 : 0;
  }
  if (/^[0-9.]+$/.test(value)) return value.length >= 4 && literal.quoted ? 0.4 : 0;
  if (literal.quoted) {
    if (/^[#.]/.test(value) && mentionsCredential(value)) return 0;
    if (mixed || marked) return 0.65;
    if (/[ :/\\()]/.test(value)) return 0;
    return mentionsCredential(value) ? (value.length >= 10 && /^[a-z]+$/.test(value) ? 0.3 : 0) : 0.4;
  }
  if (isConnectionString(text, name.start, literal.end)) return mixed || marked ? 0.65 : 0.5;
  if (
    isIdentifier(value) &&
    !(mixed && !literal.spaced) &&
    !(literal.endsLine && !literal.spaced) &&
    !((literal.link === "colon" || literal.link === "markup") && literal.endsLine && mixed)
  ) {
    if (literal.endsLine && startsLine(text, name.start) && !mentionsCredential(value)) return 0.3;
    return mixed && looksRandom(value, 10) ? 0.5 : 0;
  }
  if (isIdentifier(value) && mentionsCredential(value) && !/^[a-z]{10,}$/.test(value)) return 0;
  return mixed || marked ? 0.6 : 0.35;
}

function secretConfidence(value: string, literal: Literal, proof: boolean): number {
  if (value.length < 6) return 0;
  if (UUID.test(value)) return proof ? 0 : 0.6;
  if (looksRandom(value, 12)) return proof ? 0.55 : 0.75;
  const mixed = /[0-9]/.test(value) && /[A-Za-z]/.test(value);
  if (proof || mentionsNumberedName(value)) return 0;
  if (!mixed) return literal.quoted && isPlainSecret(value, literal) ? 0.35 : 0;
  if (HEX.test(value) && value.length >= 16) return 0.6;
  if (literal.quoted) return value.length >= 8 ? 0.5 : 0;
  return !literal.spaced && value.length >= 8 ? 0.4 : 0;
}

function tokenConfidence(value: string, literal: Literal, proof: boolean): number {
  if (UUID.test(value)) return proof ? 0 : 0.5;
  if (looksRandom(value, 16)) return 0.65;
  if (proof || literal.link === "call") return 0;
  const mixed = /[0-9]/.test(value) && /[A-Za-z]/.test(value);
  return mixed && value.length >= 10 && looksRandom(value, 10) ? 0.5 : 0;
}

/** A bare `key` counts only for long mixed strings, which neither hashes nor identifiers of records look like. */
function keyConfidence(value: string, literal: Literal): number {
  if (
    value.length < 20 ||
    value.length > 200 ||
    UUID.test(value) ||
    HEX.test(value) ||
    literal.link === "space" ||
    literal.link === "words"
  )
    return 0;
  if (/[/:.]/.test(value) && !/^[A-Za-z0-9+/]{40,}={0,2}$/.test(value)) return 0;
  const texture = textureOf(value);
  return texture.changes >= 0.35 && texture.digits >= 2 && entropyOf(value) >= 3.6 ? 0.5 : 0;
}

/** A word somebody chose: counts behind `=` or `!=`, or with a mark no name of a thing has. */
function isPlainSecret(value: string, literal: Literal): boolean {
  if (mentionsCredential(value)) return false;
  return (
    /[!@#$%^*+?~]/.test(value) ||
    /^[a-z]{8,16}$/.test(value) ||
    (literal.link === "assign" && /^[A-Za-z]+-[a-z-]+$|^[a-z]{8,}$/.test(value))
  );
}

/** One of the `key=value;` lists databases are opened with. */
function isConnectionString(text: string, nameStart: number, valueEnd: number): boolean {
  const next = text.charAt(valueEnd);
  if (next !== ";" && next !== '"' && next !== "'" && next !== "") return false;
  const before = text.slice(Math.max(0, nameStart - 200), nameStart);
  return /(?:user ?id|uid|user ?name|user|server|data source|initial catalog|database|host|address)\s{0,2}=[^;\n]{1,80};[^;=\n]{0,30}$/i.test(
    before,
  );
}

/** Upper case, lower case and digits in one word that is not written like a name: what follows "password" in a note. */
function isThreefold(value: string): boolean {
  if (value.length < 6 || !/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/[0-9]/.test(value)) return false;
  return textureOf(value).changes >= 0.3;
}

/** `--password x`, `-Password x`: a name behind a dash. */
function isFlag(text: string, name: CredentialName): boolean {
  return text.charAt(name.start - 1) === "-";
}

function startsLine(text: string, at: number): boolean {
  let index = at - 1;
  while (index >= 0 && at - index < 24 && /[ \t"'-]/.test(text.charAt(index))) index--;
  return index < 0 || text.charAt(index) === "\n" || text.charAt(index) === "{";
}

function isIdentifier(value: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$.]*$/.test(value);
}

function mentionsCredential(value: string): boolean {
  return /pass|pwd|secret|token|creden|key|auth|login|user|input|value|prompt|field/i.test(value);
}

/** `s.Z4bTMtng…`, `abc.DEF123`: parts joined by dots of which one is drawn at random. */
function isDottedToken(value: string): boolean {
  return (
    /^[A-Za-z0-9_.-]+$/.test(value) &&
    !/\.[a-z]{2,10}$/.test(value) &&
    value.split(".").some((part) => looksRandom(part, 16))
  );
}

/** `SalesResults-1.2`, `NEXUS-GPT4-API-KEY`: words with a number in it. */
function mentionsNumberedName(value: string): boolean {
  const parts = value.split(/[^A-Za-z0-9]+/).filter((part) => part !== "");
  return (
    parts.length >= 2 &&
    /[0-9]/.test(value) &&
    parts.every((part) => /^(?:[A-Za-z]*\d{0,4}|\d+)$/.test(part)) &&
    textureOf(value).changes < 0.25
  );
}
