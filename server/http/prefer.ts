/**
 * Whether a caller waits for the result, by the header `Prefer` (RFC 7240): `respond-async` says no, `wait` alone says yes; null when it
 * says neither. What is not understood is passed over, as the RFC asks.
 */
export function waitsForResult(prefer: string | undefined): boolean | null {
  const names = (prefer ?? "").split(",").map((preference) => /^[^=;]*/.exec(preference)?.[0].trim().toLowerCase());
  if (names.includes("respond-async")) return false;
  return names.includes("wait") ? true : null;
}
