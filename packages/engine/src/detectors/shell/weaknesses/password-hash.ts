import type { Call, Judge } from "../call";
import type { Machine, Node } from "../machine";
import { hasTaint, join, TAINT, unknown, type Value } from "../value";

/** Functions made to be fast, which is what guessing wants. `openssl passwd`, `mkpasswd` and `argon2` are not among them. */
const FAST_HASHES =
  "md5sum md5 sha1sum sha1 sha224sum sha256sum sha256 sha384sum sha512sum sha512 shasum b2sum b3sum cksum crc32 openssl";

/** A password as the input of a fast hash: without a salt of its own (CWE-759), or with one (CWE-916). */
export const HASH_JUDGES: readonly (readonly [string, Judge])[] = [
  [
    FAST_HASHES,
    (call) => {
      if (isPasswordHash(call)) call.note("weak-password-hash", "MEDIUM", isSalted(call) ? 0.5 : 0.6);
    },
  ],
];

/** What a hash prints. */
export function hashOutput(call: Call): Value {
  const { taint } = call.isFed ? call.input : join(call.values, " ");
  return unknown("", isPasswordHash(call) && !isSalted(call) ? taint | TAINT.passwordHash : taint);
}

/** Notes that the hash of a password, made without a salt, is kept: in a variable, a file or a database. */
export function judgeKeptHash(kept: Value, machine: Machine, node: Node): void {
  if (hasTaint(kept, TAINT.passwordHash)) machine.note("weak-password-hash", "HIGH", 0.6, node);
}

function isPasswordHash(call: Call): boolean {
  if (call.name === "openssl" && !isDigest(call)) return false;
  return call.isFed ? hasTaint(call.input, TAINT.password) : call.values.some((word) => hasTaint(word, TAINT.password));
}

/** Whether `openssl` is called for a digest. */
export function isDigest({ args }: Call): boolean {
  return /^(?:dgst|md[245]|sha\d{1,3}|ripemd160|rmd160|blake2\w{1,6})$/.test(args[0] ?? "");
}

function isSalted(call: Call): boolean {
  return call.isFed ? hasTaint(call.input, TAINT.random) : call.values.some((word) => hasTaint(word, TAINT.random));
}

/** A salt has at least 64 random bits: RFC 8018, section 4.1. */
const SALT_OCTETS_MIN = 8;

/** The bit for that many random octets, if they are enough. */
export function randomTaint(octets: number): number {
  return octets >= SALT_OCTETS_MIN ? TAINT.random : 0;
}

/** What is left of randomness when a command passes on only so many bytes of it. */
export function cutRandom(call: Call, taint: number): number {
  if ((taint & TAINT.random) === 0) return taint;
  const text = call.args.join(" ");
  const count = /(?:^|\s)(?:-c\s{0,2}|--bytes=|count=)(\d{1,6})\b/.exec(text)?.[1];
  const block = /(?:^|\s)bs=(\d{1,6})\b/.exec(text)?.[1] ?? "1";
  return count === undefined || randomTaint(Number(count) * Number(block)) !== 0 ? taint : taint & ~TAINT.random;
}
