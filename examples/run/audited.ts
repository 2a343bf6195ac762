import type { MastGuardClient, Verdict } from "@auxdynamics/mastguard-sdk";

const PAGE = 200;

/** Every decision in the audit log since `from` by its trace id, read page by page to the end. */
export async function auditedSince(client: MastGuardClient, from: Date): Promise<Map<string, Verdict | null>> {
  const found = new Map<string, Verdict | null>();
  let cursor: string | null = null;
  do {
    const { entries, nextCursor } = await client.hitl.getAuditLog({
      from: from.toISOString(),
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { traceId, decision } of entries) if (traceId !== null) found.set(traceId, decision);
    cursor = nextCursor;
  } while (cursor !== null);
  return found;
}
