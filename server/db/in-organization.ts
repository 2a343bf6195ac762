import type { Prisma } from "@/generated/prisma/client";
import { type EntryDraft, entryOf, hintLogGrew, sealable } from "@/server/audit";
import type { Actor } from "@/server/auth/actor";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { prisma } from "./client";

export type Tx = Prisma.TransactionClient;
const MAX_WAIT_MS = 5_000;
const TIMEOUT_MS = 10_000;

/** One transaction inside one organization: what a use case reads and writes through, and what it says to the log. */
export interface Unit {
  readonly tx: Tx;
  readonly organizationId: OrganizationId;
  /** The stored form of `organizationId`. */
  readonly organization: string;
  /** Adds an entry to those that are sealed when the work is done. */
  readonly append: (draft: EntryDraft) => void;
  /** Says that configuration changed: decisions computed before this transaction no longer commit. */
  readonly bumpEpoch: () => void;
}

/**
 * Runs `work` in one transaction that sees and writes rows of this organization only, then seals it: entries are
 * appended and the epoch is moved as the last statement, so the head's lock is held for no longer than the commit.
 * State and entries commit together or not at all.
 */
export async function inOrganization<T>(
  who: { organizationId: OrganizationId; actor: Actor },
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  const organization = uuidOf("org", who.organizationId);
  const drafts: EntryDraft[] = [];
  const done = await prisma().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('mastguard.organization', ${organization}, true)`; // true: ends with the transaction
      let moved = false;
      const result = await work({
        tx,
        organizationId: who.organizationId,
        organization,
        append: (draft) => void drafts.push(draft),
        bumpEpoch: () => {
          moved = true;
        },
      });
      if (drafts.length > 0 || moved) await seal(tx, who, drafts, moved);
      return result;
    },
    { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS },
  );
  if (drafts.length > 0) hintLogGrew(who.organizationId);
  return done;
}

async function seal(
  tx: Tx,
  who: { organizationId: OrganizationId; actor: Actor },
  drafts: readonly EntryDraft[],
  moved: boolean,
): Promise<void> {
  const entries = drafts.map((draft) => sealable(entryOf(draft, who.organizationId, who.actor, new Date())));
  await tx.$executeRaw`select mastguard.seal(${moved}, ${JSON.stringify(entries)}::jsonb)`;
}
