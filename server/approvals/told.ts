import type { AuditEntry } from "@/server/audit/schemas";
import type { ActorContext } from "@/server/auth/actor";
import type { Permission } from "@/server/auth/permissions";
import { AppError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { awaitApproval } from "./issue";

const TELLER = { actor: { type: "system", id: "approval-told" }, permissions: new Set<Permission>() } as const;
const NEVER = new AbortController().signal;
/** Looks that are under way: everybody who hears of an approval hears of it at once. */
const looking = new Map<string, Promise<string | null>>();

/**
 * The token of an approved action for who is told of the approval instead of asking for it: a stream, a webhook. Null when there is none (used,
 * over, not this organization's) or it cannot be made now; who was told can still ask.
 */
export async function approvalTokenOf(organizationId: OrganizationId, trace: string): Promise<string | null> {
  const key = `${organizationId} ${trace}`;
  const look = looking.get(key) ?? lookUp(organizationId, trace).finally(() => looking.delete(key));
  looking.set(key, look);
  return await look;
}

/** What a stream tells a key that may execute actions beside the entry that approves one: its token. Nobody else executes. */
export function besidesApproval({ organizationId, actor, permissions }: ActorContext) {
  const executes = actor.type === "api_key" && permissions.has("actions:ingest");
  return async ({ type, decision, traceId }: AuditEntry): Promise<{ approvalToken?: string | null }> => {
    if (!executes || type !== "review.approved" || decision !== "ALLOW" || traceId === null) return {};
    return { approvalToken: await approvalTokenOf(organizationId, traceId) };
  };
}

async function lookUp(organizationId: OrganizationId, trace: string): Promise<string | null> {
  try {
    return (await awaitApproval({ organizationId, ...TELLER }, trace, 0, NEVER)).approvalToken;
  } catch (err) {
    if (!(err instanceof AppError)) throw err;
    wideEvent("warn", { event: "approval.untold", organizationId, traceId: trace, err });
    return null;
  }
}
