import type { Candidate } from "./candidate";
import { isFilled } from "./placeholder";

/** What follows a `$` in the modular crypt format (crypt(5)) and its imitators, to be read at the `$`. */
const CRYPT: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ["md5-crypt-hash", /\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}/y],
  ["bcrypt-hash", /\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}/y],
  ["sha-crypt-hash", /\$5\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}/y],
  ["sha-crypt-hash", /\$6\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}/y],
  ["yescrypt-hash", /\$(?:y|gy|7)\$[./A-Za-z0-9]{2,20}\$[./A-Za-z0-9]{4,90}\$[./A-Za-z0-9]{40,90}/y],
  [
    "argon2-hash",
    /\$argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,5},p=\d{1,4}\$[+/A-Za-z0-9]{8,90}\$[+/A-Za-z0-9]{16,120}/y,
  ],
  ["network-device-hash", /\$(?:8|9)\$[./A-Za-z0-9]{6,20}\$[./A-Za-z0-9]{40,50}/y],
  ["phpass-hash", /\$[PH]\$[./A-Za-z0-9]{31}/y],
  ["scrypt-hash", /\$(?:scrypt|s0)\$[A-Za-z0-9=,./+]{4,40}\$[./+=A-Za-z0-9]{8,90}\$[./+=A-Za-z0-9]{30,120}/y],
  ["kerberos-hash", /\$krb5(?:asrep|tgs|pa)\$\d\d?\$[^\s"'<>]{1,120}[$:][0-9A-Fa-f]{32}\$?[0-9A-Fa-f]{32}/y],
  ["kerberos-hash", /\$krb5(?:asrep|tgs|pa)\$\d\d?\$\*?[^\s"'<>]{60}/y],
  ["pbkdf2-hash", /\$pbkdf2(?:-sha\d{1,3})?\$\d{1,9}\$[./A-Za-z0-9]{8,90}\$[./A-Za-z0-9]{20,120}/y],
];

/** Salted hashes as web frameworks and directories store them, anchored at a word. */
const FRAMEWORK: readonly (readonly [rule: string, word: string, pattern: RegExp])[] = [
  ["pbkdf2-hash", "pbkdf2", /pbkdf2[_:]sha\d{1,3}[$:]\d{1,9}[$:][A-Za-z0-9+/]{4,64}[$:][A-Za-z0-9+/=]{20,130}/y],
  ["pbkdf2-hash", "pbkdf2", /pbkdf2:sha\d{1,3}:\d{1,9}\$[A-Za-z0-9]{4,32}\$[a-f0-9]{40,128}/y],
  ["scrypt-hash", "scrypt", /scrypt:\d{1,7}:\d{1,3}:\d{1,3}\$[A-Za-z0-9]{4,32}\$[a-f0-9]{64,128}/y],
  ["ldap-hash", "ssha", /SSHA(?:256|384|512)?\}[A-Za-z0-9+/]{28,140}={0,2}/y],
  ["salted-sha-hash", "sha1", /sha1\$[A-Za-z0-9]{4,32}\$[a-f0-9]{40}/y],
  ["bcrypt-hash", "bcrypt", /bcrypt_sha256\$\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}/y],
];

/** A line of a Windows account dump: user, relative id, LM hash, NT hash. */
const ACCOUNT_DUMP = /:\d{3,10}:([0-9A-Fa-f]{32}):([0-9A-Fa-f]{32}):::/y;

export const HASH_WORDS: readonly string[] = [...new Set(FRAMEWORK.map(([, word]) => word))];

/** Hashes of the crypt family. */
export function findCryptHashes(text: string, found: (candidate: Candidate) => void): void {
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at + 1)) {
    const close = text.indexOf("$", at + 1);
    if (close < 0) return;
    if (close - at > SCHEME_MAX || !SCHEME.test(text.slice(at + 1, close))) continue;
    for (const [rule, pattern] of CRYPT) {
      const end = matchEnd(pattern, text, at);
      if (end < 0) continue;
      if (!isFilled(text.slice(at + 4, end)))
        found({ rule, severity: "MEDIUM", confidence: 0.85, start: at, end, rank: 2 });
      at = end;
      break;
    }
  }
}

/** The hash whose first word stands at `at`. */
export function matchFrameworkHash(text: string, at: number): Candidate | null {
  for (const [rule, , pattern] of FRAMEWORK) {
    const end = matchEnd(pattern, text, at);
    if (end >= 0) return { rule, severity: "MEDIUM", confidence: 0.8, start: at, end, rank: 2 };
  }
  return null;
}

/** Lines such as `Administrator:500:…:…:::`, as tools that read account databases print them. */
export function findAccountDumps(text: string, found: (candidate: Candidate) => void): void {
  for (let at = text.indexOf(":::"); at >= 0; at = text.indexOf(":::", at + 3)) {
    for (let digits = 3; digits <= 10; digits++) {
      const start = at - 66 - digits - 1;
      if (start < 0 || text.charAt(start) !== ":") continue;
      if (matchEnd(ACCOUNT_DUMP, text, start) === at + 3) {
        found({ rule: "windows-hash", severity: "HIGH", confidence: 0.9, start: start + 1, end: at, rank: 2 });
        break;
      }
    }
  }
}

/** The first part of such a hash: which function made it. */
const SCHEME =
  /^(?:1|apr1|2[abxy]?|[56789yPH]|gy|argon2(?:id|i|d)|scrypt|s0|krb5(?:asrep|tgs|pa)|pbkdf2(?:-sha\d{1,3})?)$/;
const SCHEME_MAX = 16;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? -1 : at + match[0].length;
}
