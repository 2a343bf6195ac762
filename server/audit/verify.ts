import { type EntryBody, type LogVerification, type VerifierKey, verifyLog } from "@mastguard/ledger";
import type pg from "pg";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";
import { columnsOf } from "./entry";
import { nativeSha256 } from "./native-sha256";
import { newOrigin, trustedCheckpoint } from "./origin";
import { signingKeys } from "./signing-keys";
import { storedCheckpoints, storedEntries, storedNotes, storedSizes, storedTile } from "./stored-log";
import { type BesideProblem, verifyBeside } from "./verify-beside";

/** What verifying found, in the log and in what stands beside it. */
export type AuditVerification = Omit<LogVerification, "problems"> & {
  readonly problems: readonly (LogVerification["problems"][number] | BesideProblem)[];
};

function withBeside(log: LogVerification, beside: readonly BesideProblem[]): AuditVerification {
  if (beside.length === 0) return log;
  const problems = [...log.problems, ...beside].sort((a, b) => a.index - b.index);
  return { ...log, valid: false, firstBadIndex: problems[0]?.index ?? null, problems };
}

/**
 * Verifies an organization's whole log: bodies, columns, leaf hashes, tree and every signed checkpoint, in one database
 * snapshot and with bounded memory, however many entries there are. A server that writes meanwhile changes nothing.
 * Problems are results; rejects only when the database cannot be read.
 */
export async function verifyAudit(organizationId: OrganizationId): Promise<AuditVerification> {
  const ring = (await signingKeys()).filter(({ purpose }) => purpose === "checkpoint");
  const keysFor = (name: string): readonly VerifierKey[] => ring.map(({ publicKey }) => ({ name, publicKey }));
  return await inOrganizationRead(organizationId, async (client) => {
    const sizes = await storedSizes(client);
    const origin = await originOfLog(client, organizationId, keysFor);
    const log = await verifyLog({
      organizationId,
      origin,
      keys: keysFor(origin),
      head: { size: sizes.head },
      tree: { size: sizes.tree, readTile: storedTile(client) },
      entries: storedEntries(client),
      checkpoints: storedCheckpoints(client),
      columnsOf: allColumnsOf,
      sha256: nativeSha256,
    });
    return withBeside(log, await verifyBeside(client, organizationId, sizes.head));
  });
}

/** The origin of the first checkpoint that we signed for this organization: every later one must name the same. */
async function originOfLog(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  keysFor: (origin: string) => readonly VerifierKey[],
): Promise<string> {
  for await (const note of storedNotes(client)) {
    const checkpoint = await trustedCheckpoint(organizationId, note, keysFor);
    if (checkpoint !== null) return checkpoint.origin;
  }
  return newOrigin(organizationId);
}

function allColumnsOf(body: EntryBody): Readonly<Record<string, unknown>> {
  return { id: body.id, ...columnsOf(body) };
}
