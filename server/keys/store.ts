import { API_KEY_PREFIX } from "@/server/auth/api-key";
import type { Unit } from "@/server/db/in-organization";
import { type ApiKeyId, idOf, uuidOf } from "@/server/ids";
import type { ApiKeyView } from "./schemas";

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly last_four: string;
  readonly scopes: string[];
  readonly user_id: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly events: number;
}

/** One page of keys, the newest first, revoked ones included, and how many there are. */
export async function listKeys(
  { tx, organization }: Unit,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ keys: ApiKeyView[]; total: number }> {
  // '-infinity' stands for never; a float holds every count we will see and reaches us as a number.
  const rows = await tx.$queryRaw<KeyRow[]>`
    select k.id, k.name, k.last_four, k.scopes, k.user_id, k.created_by, k.created_at, k.expires_at, k.revoked_at,
      nullif(u.last_used_at, '-infinity') as last_used_at, coalesce(u.events, 0)::float8 as events
    from mastguard.api_key k
    left join mastguard.api_key_usage u on u.organization_id = k.organization_id and u.api_key_id = k.id
    where k.organization_id = ${organization}::uuid
    order by k.id desc limit ${limit} offset ${offset}`;
  const total = await tx.apiKey.count({ where: { organizationId: organization } });
  return { keys: rows.map(viewOf), total };
}

/** Marks a key revoked at the database's time, once. Null when the organization has no such key. */
export async function revokeKey(
  { tx, organization }: Unit,
  id: ApiKeyId,
): Promise<{ revokedAt: Date; isNew: boolean } | null> {
  const key = uuidOf("key", id);
  const [revoked] = await tx.$queryRaw<{ revoked_at: Date }[]>`
    update mastguard.api_key set revoked_at = now()
    where organization_id = ${organization}::uuid and id = ${key}::uuid and revoked_at is null returning revoked_at`;
  if (revoked) return { revokedAt: revoked.revoked_at, isNew: true };
  const earlier = await tx.apiKey.findUnique({
    where: { organizationId_id: { organizationId: organization, id: key } },
    select: { revokedAt: true },
  });
  return earlier?.revokedAt ? { revokedAt: earlier.revokedAt, isNew: false } : null;
}

function viewOf(row: KeyRow): ApiKeyView {
  return {
    id: idOf("key", row.id),
    name: row.name,
    prefix: API_KEY_PREFIX,
    lastFour: row.last_four,
    scopes: row.scopes,
    userId: row.user_id === null ? null : idOf("usr", row.user_id),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    events: row.events,
  };
}
