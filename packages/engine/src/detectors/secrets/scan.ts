import { isAlnum, isDigit, isLower, isUpper } from "./alphabet";
import { AnchorTable, startsWithFolded } from "./anchors";
import { type AssignmentMemory, matchAssignment, newAssignmentMemory } from "./assignment";
import { matchHeader, matchScheme } from "./authorization";
import { CALL_WORDS, matchCall } from "./call-argument";
import { CANDIDATES_MAX, type Candidate } from "./candidate";
import { COMMAND_WORDS, matchCommand } from "./command-password";
import { findInfixes } from "./infixes";
import { matchJsonWebToken } from "./json-web-token";
import { findPasswordFileLines } from "./password-file";
import { findAccountDumps, findCryptHashes, HASH_WORDS, matchFrameworkHash } from "./password-hash";
import { matchPrivateKey } from "./private-key";
import { matchProvider, type ProviderShape, providerShapes } from "./provider-matcher";
import { Runs } from "./runs";
import { matchToken, type TokenShape, tokenShapes } from "./token-matcher";
import { findUrlCredentials } from "./url-credential";

/** What a word of the text may be the beginning of. */
type Anchor =
  | { readonly kind: "token"; readonly shape: TokenShape }
  | { readonly kind: "provider"; readonly shape: ProviderShape }
  | { readonly kind: "command" | "call"; readonly word: string }
  | { readonly kind: "credential" | "header" | "scheme" | "jwt" | "pem" | "hash" };

const CREDENTIAL_WORDS =
  "password passwd passw passphrase passcode passwort pass pwd psw pw secret token key apikey credential creds auth bearer jwt kennwort contrasena senha wachtwoord motdepasse mdp parola oauth pat otp srt".split(
    " ",
  );
const HEADER_WORDS = [
  "authorization",
  "x-api-key",
  "api-key",
  "apikey",
  "api-token",
  "x-auth-token",
  "private-token",
  "token",
  "x-access-token",
];
/** Ends of run-together names: `dbpassword`, `accesstoken`, `apikey`. */
const ENDINGS =
  /(?:password|passwd|passphrase|pwd|secret|token|credentials?|(?:api|access|secret|private|auth|license|account|shared|signing|encryption|master|app|client|server|function)keys?)$/i;
const ENDING_MIN = 5;
const ENDING_MAX = 40;
/** A command is not looked for again within so many characters of the last. */
const COMMAND_STRIDE = 16;

let table: AnchorTable<Anchor> | null = null;

/** Everything in the text that may be a credential, overlaps included; stops at twice the number of findings one text gives. */
export function scan(text: string): readonly Candidate[] {
  table ??= buildTable();
  const candidates: Candidate[] = [];
  const add = (candidate: Candidate | null): void => {
    if (candidate !== null && candidates.length < CANDIDATES_MAX * 2) candidates.push(candidate);
  };
  const runs = new Runs(text);
  findUrlCredentials(text, add);
  findCryptHashes(text, add);
  findAccountDumps(text, add);
  findInfixes(text, runs, add);
  findPasswordFileLines(text, add);
  scanWords(text, table, runs, add);
  return candidates;
}

/** What the walk over the words remembers, so that no name and no command is read twice. */
interface Walk {
  readonly text: string;
  readonly runs: Runs;
  readonly add: (candidate: Candidate | null) => void;
  readonly memory: AssignmentMemory;
  namesReadTo: number;
  commandsReadTo: number;
}

function scanWords(
  text: string,
  anchors: AnchorTable<Anchor>,
  runs: Runs,
  add: (candidate: Candidate | null) => void,
): void {
  const walk: Walk = { text, runs, add, memory: newAssignmentMemory(), namesReadTo: 0, commandsReadTo: 0 };
  let runStart = -1;
  let escapeEnd = -1;
  let before = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? (KINDS[code] ?? 0) : 0;
    if (kind === LOWER && before >= DIGIT && index !== escapeEnd) {
      before = LOWER;
      continue;
    }
    if (kind === 0) {
      if (before !== 0) endRun(walk, runStart, index);
      before = 0;
      continue;
    }
    const begins =
      before === 0 ||
      index === escapeEnd ||
      (kind === UPPER && (before !== UPPER || isLower(text.charCodeAt(index + 1))));
    if (before === 0) {
      runStart = index;
      escapeEnd = endOfEscape(text, index);
    }
    before = kind;
    if (!begins) continue;
    const entries = anchors.candidatesAt(text, index);
    if (entries === null) continue;
    for (const { beginning, value } of entries) {
      if (startsWithFolded(text, index, beginning)) follow(walk, value, index, beginning.length);
    }
  }
}

function endRun(walk: Walk, start: number, end: number): void {
  const length = end - start;
  if (length < ENDING_MIN || length > ENDING_MAX || end <= walk.namesReadTo) return;
  if (mayEndName(walk.text.charCodeAt(end - 1)) && ENDINGS.test(walk.text.slice(start, end))) readName(walk, end - 1);
}

function readName(walk: Walk, at: number): void {
  if (at < walk.namesReadTo) return;
  const result = matchAssignment(walk.text, at, walk.memory);
  walk.namesReadTo = result.readTo;
  walk.add(result.candidate);
}

function follow(walk: Walk, anchor: Anchor, at: number, length: number): void {
  const { text, runs } = walk;
  switch (anchor.kind) {
    case "token":
      return walk.add(matchToken(text, at, anchor.shape, runs));
    case "provider":
      return walk.add(matchProvider(text, at + length, length, anchor.shape, runs));
    case "credential":
      return readName(walk, at);
    case "header":
      return walk.add(matchHeader(text, at, at + length, runs));
    case "scheme":
      return walk.add(matchScheme(text, at, runs));
    case "jwt":
      return walk.add(matchJsonWebToken(text, at, runs));
    case "pem":
      return walk.add(matchPrivateKey(text, at));
    case "hash":
      return walk.add(matchFrameworkHash(text, at));
    case "call":
      return !isAlnum(text.charCodeAt(at + length)) ? walk.add(matchCall(text, at + length, anchor.word)) : undefined;
    case "command":
      if (at < walk.commandsReadTo || isAlnum(text.charCodeAt(at + length)) || isAlnum(text.charCodeAt(at - 1))) return;
      walk.commandsReadTo = at + length + COMMAND_STRIDE;
      return walk.add(matchCommand(text, at, anchor.word));
  }
}

const DIGIT = 1;
const LOWER = 2;
const UPPER = 3;

/** By code unit: 0 for what is neither letter nor digit. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) =>
  isLower(code) ? LOWER : isUpper(code) ? UPPER : isDigit(code) ? DIGIT : 0,
);

/** The last letters of the endings: d, t, n, y, s, e, l. */
function mayEndName(code: number): boolean {
  const lower = code | 32;
  return (
    lower === 100 || lower === 116 || lower === 110 || lower === 121 || lower === 115 || lower === 101 || lower === 108
  );
}

/** Behind `\\n`, `%3D` and `\\u001b[31m` a word begins inside the run that starts at `start`: where, or -1. */
function endOfEscape(text: string, start: number): number {
  const before = text.charCodeAt(start - 1);
  if (before === 92) return start + 1;
  if (before === 37) return start + 2;
  if (before !== 91 && before !== 59) return -1;
  let at = start;
  while (isDigit(text.charCodeAt(at)) && at - start < 4) at++;
  return text.charAt(at) === "m" ? at + 1 : -1;
}

function buildTable(): AnchorTable<Anchor> {
  const anchors = new AnchorTable<Anchor>();
  for (const shape of tokenShapes()) anchors.add(shape.prefix, { kind: "token", shape });
  for (const shape of providerShapes()) {
    for (const name of shape.provider.names) anchors.add(name, { kind: "provider", shape });
  }
  for (const word of CREDENTIAL_WORDS) anchors.add(word, { kind: "credential" });
  for (const word of HEADER_WORDS) anchors.add(word, { kind: "header" });
  for (const word of COMMAND_WORDS) anchors.add(word, { kind: "command", word });
  for (const word of CALL_WORDS) anchors.add(word, { kind: "call", word });
  for (const word of HASH_WORDS) anchors.add(word, { kind: "hash" });
  anchors.add("bearer ", { kind: "scheme" });
  anchors.add("basic ", { kind: "scheme" });
  anchors.add("eyJ", { kind: "jwt" });
  anchors.add("BEGIN", { kind: "pem" });
  return anchors;
}
