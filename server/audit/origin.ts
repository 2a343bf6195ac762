import {
  LedgerError,
  type ParsedCheckpoint,
  parseCheckpoint,
  type VerifierKey,
  verifyCheckpoint,
} from "@mastguard/ledger";
import { env, publicOrigin } from "@/server/env";
import type { OrganizationId } from "@/server/ids";

/**
 * The origin a log that has no checkpoint yet gets: `<public host>/log/<organization id>`. From its first
 * checkpoint on a log keeps its origin, whatever `PUBLIC_URL` becomes: witnesses know a log by it (C2SP tlog-checkpoint).
 */
export function newOrigin(organizationId: OrganizationId): string {
  return new URL(publicOrigin(env())).host + pathOf(organizationId);
}

/** Whether an origin can be this organization's log, on whatever host it began. */
function isOriginOf(organizationId: OrganizationId, origin: string): boolean {
  return origin.endsWith(pathOf(organizationId));
}

/**
 * The checkpoint a note holds when one of our keys signed it for this organization; `null` otherwise.
 * @param keysFor the ring under the name of an origin.
 */
export async function trustedCheckpoint(
  organizationId: OrganizationId,
  note: string,
  keysFor: (origin: string) => readonly VerifierKey[],
): Promise<ParsedCheckpoint | null> {
  const parsed = tryParse(note);
  if (parsed === null || !isOriginOf(organizationId, parsed.origin)) return null;
  const verified = await verifyCheckpoint(note, keysFor(parsed.origin));
  return verified.valid ? parsed : null;
}

function tryParse(note: string): ParsedCheckpoint | null {
  try {
    return parseCheckpoint(note);
  } catch (error) {
    if (error instanceof LedgerError) return null; // what cannot be read is signed by nobody; verification names it
    throw error;
  }
}

function pathOf(organizationId: OrganizationId): string {
  return `/log/${organizationId}`;
}
