import { randomBlock } from "./crypto/random";

/** What an id names; the prefix is part of the id wherever a person or a program sees it. */
export const ID_PREFIXES = [
  "org",
  "usr",
  "mem",
  "key",
  "bud",
  "pol",
  "plv",
  "set",
  "tsk",
  "apr",
  "evt",
  "whk",
  "chn",
  "dlv",
  "grp",
  "ses",
  "inc",
  "rep",
  "req",
  "trc",
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];
export type Id<P extends IdPrefix> = `${P}_${string}`;

export type OrganizationId = Id<"org">;
export type UserId = Id<"usr">;
export type MembershipId = Id<"mem">;
export type ApiKeyId = Id<"key">;
export type BudgetId = Id<"bud">;
export type PolicyId = Id<"pol">;
export type PolicyVersionId = Id<"plv">;
export type PolicySetId = Id<"set">;
export type ReviewTaskId = Id<"tsk">;
export type EntryId = Id<"evt">;
export type TraceId = Id<"trc">;
export type RequestId = Id<"req">;
export type WebhookId = Id<"whk">;
export type ChannelId = Id<"chn">;
export type DeliveryId = Id<"dlv">;
export type ReviewerGroupId = Id<"grp">;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const VALUE = new Map(Array.from(ALPHABET, (character, value) => [character, value]));
const LENGTH = 26;
/**
 * A UUIDv7 (RFC 9562 §5.7) in lower-case text: 48 bits of Unix milliseconds, then 74 random bits.
 */
export function newUuid(nowMs: number = Date.now()): string {
  const hex = randomBlock(10).toString("hex");
  const time = nowMs.toString(16).padStart(12, "0");
  const variant = "89ab"[Number.parseInt(hex.charAt(3), 16) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/** A fresh id: prefix, underscore, 26 lower-case Crockford characters of a UUIDv7. */
export function newId<P extends IdPrefix>(prefix: P, nowMs?: number): Id<P> {
  return idOf(prefix, newUuid(nowMs));
}

/** Writes a stored uuid as an id. */
export function idOf<P extends IdPrefix>(prefix: P, uuid: string): Id<P> {
  const hex = uuid.replaceAll("-", "");
  let text = "";
  // 128 bits in 26 characters of 5: the first carries 3. Groups of 20 bits (5 hex digits) make 4 characters.
  const head = Number.parseInt(hex.slice(0, 2), 16);
  text += ALPHABET.charAt(head >> 5) + ALPHABET.charAt(head & 31);
  for (let at = 2; at < 32; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    text +=
      ALPHABET.charAt(bits >> 15) +
      ALPHABET.charAt((bits >> 10) & 31) +
      ALPHABET.charAt((bits >> 5) & 31) +
      ALPHABET.charAt(bits & 31);
  }
  return `${prefix}_${text}`;
}

/** Whether this text is a well-formed id of that kind: prefix, length, alphabet, range. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  if (text.length !== prefix.length + 1 + LENGTH || !text.startsWith(`${prefix}_`)) return false;
  const body = text.slice(prefix.length + 1);
  for (const character of body) if (!VALUE.has(character)) return false;
  return body.charAt(0) < "8"; // the first character carries three bits
}

/** The stored uuid of an id. Throws a RangeError for text that is not one; check with {@link isId} at the edge. */
export function uuidOf(prefix: IdPrefix, id: string): string {
  if (!isId(prefix, id)) throw new RangeError(`not a ${prefix}_ id`);
  const value = (at: number) => VALUE.get(id.charAt(prefix.length + 1 + at)) ?? 0;
  let hex = ((value(0) << 5) | value(1)).toString(16).padStart(2, "0");
  for (let at = 2; at < LENGTH; at += 4) {
    const bits = (value(at) << 15) | (value(at + 1) << 10) | (value(at + 2) << 5) | value(at + 3);
    hex += bits.toString(16).padStart(5, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
