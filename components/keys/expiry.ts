import type { ApiKeyView } from "@/server/keys/schemas";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** From here on a key that runs out is worth a warning. */
const WARNED_DAYS = 14;

/** How long a key still works. */
export type KeyStanding = "revoked" | "expired" | "soon" | "later" | "never";

/** @param now milliseconds since 1970. */
export function standingOf(
  { revokedAt, expiresAt }: Pick<ApiKeyView, "revokedAt" | "expiresAt">,
  now: number,
): KeyStanding {
  if (revokedAt !== null) return "revoked";
  if (expiresAt === null) return "never";
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return "expired";
  return left <= WARNED_DAYS * DAY_MS ? "soon" : "later";
}

/** What a new key can be given, in days; null is no end. */
export const LIFETIMES = [
  { value: "30", label: "30 days", days: 30 },
  { value: "90", label: "90 days", days: 90 },
  { value: "365", label: "1 year", days: 365 },
  { value: "never", label: "No expiry", days: null },
] as const;

/** When a key of this lifetime ends, ISO 8601; null for never. @param now milliseconds since 1970. */
export function expiryOf(lifetime: string, now: number): string | null {
  const days = LIFETIMES.find(({ value }) => value === lifetime)?.days ?? null;
  return days === null ? null : new Date(now + days * DAY_MS).toISOString();
}
