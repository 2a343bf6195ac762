import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "@/server/crypto/master-key";
import { idOf, type OrganizationId, uuidOf } from "@/server/ids";
import type { ReviewLink } from "./link";

const UUID_BYTES = 16;
const MAC_BYTES = 32;
const SHAPE = /^[A-Za-z0-9_-]{86}$/; // 64 bytes

/** Which link somebody claims to hold; nothing is proved yet. */
interface ClaimedLink {
  readonly organizationId: OrganizationId;
  /** A uuid. */
  readonly id: string;
  readonly mac: Buffer;
}

/**
 * The secret of a link: where its row is, and HMAC-SHA-256 over everything the row binds, under a key of its own derived from the master
 * key. It is stored nowhere, and neither a copy of the database nor the right to write to it makes one. 86 characters of base64url.
 */
export function linkToken(link: ReviewLink): string {
  const place = [bytesOf(uuidOf("org", link.organizationId)), bytesOf(link.id)];
  return Buffer.concat([...place, macOf(link)]).toString("base64url");
}

/** What a text claims; null when it cannot be a token of ours. */
export function claimedLink(token: string): ClaimedLink | null {
  if (!SHAPE.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.toString("base64url") !== token) return null; // one spelling: unused bits are zero
  return {
    organizationId: idOf("org", uuidFrom(bytes.subarray(0, UUID_BYTES))),
    id: uuidFrom(bytes.subarray(UUID_BYTES, 2 * UUID_BYTES)),
    mac: bytes.subarray(2 * UUID_BYTES, 2 * UUID_BYTES + MAC_BYTES),
  };
}

/** Whether the claim was signed by us for exactly this row. */
export function isSignatureOf({ mac }: ClaimedLink, link: ReviewLink): boolean {
  return timingSafeEqual(mac, macOf(link));
}

/** `usedAt` is not signed: it changes, and a link whose row forgot its use finds the answer in the review. */
function macOf({ organizationId, id, deliveryId, taskId, userId, actionDigest, createdAt, expiresAt }: ReviewLink) {
  const times = [createdAt.toISOString(), expiresAt.toISOString()];
  const bound = JSON.stringify([1, organizationId, id, deliveryId, taskId, userId, actionDigest, ...times]);
  return createHmac("sha256", keyFor("review-links")).update(bound).digest();
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

function uuidFrom(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
