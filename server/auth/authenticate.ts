import { pool } from "@/server/db/client";
import { ForbiddenError, UnauthenticatedError } from "@/server/errors";
import { type ApiKeyId, idOf, type OrganizationId } from "@/server/ids";
import type { Actor } from "./actor";
import { hashOfKey, isApiKeyShape } from "./api-key";
import { type Permission, permissionsOfScopes } from "./permissions";

/** A valid key: whose it is and what it may do. */
export interface AuthenticatedKey {
  readonly organizationId: OrganizationId;
  readonly actor: Extract<Actor, { type: "api_key" }>;
  readonly permissions: ReadonlySet<Permission>;
}

const CACHED_KEYS_MAX = 10_000;
const byKey = new Map<string, { readonly key: AuthenticatedKey; readonly hash: Buffer }>();
const REFUSAL = "Send a valid API key in the header X-API-Key.";

/** Asks the database who holds this key. Throws UnauthenticatedError for a missing, unknown, revoked or expired one. */
export async function authenticateKey(header: string | undefined): Promise<AuthenticatedKey> {
  if (header === undefined || !isApiKeyShape(header)) throw new UnauthenticatedError(REFUSAL);
  return await lookUp(hashOfKey(header));
}

/**
 * The same from memory. INVARIANT: only for a route whose commit re-checks key and epoch (`commit_decisions`), so that
 * what was revoked since is refused there; everything else calls {@link authenticateKey}.
 */
export async function authenticateKeyForCommit(header: string | undefined): Promise<AuthenticatedKey> {
  const known = header === undefined ? undefined : byKey.get(header);
  if (known) return known.key;
  const key = await authenticateKey(header);
  if (byKey.size >= CACHED_KEYS_MAX) byKey.clear();
  if (header !== undefined) byKey.set(header, { key, hash: hashOfKey(header) });
  return key;
}

/**
 * Looks a cached key up again after a commit said the configuration moved. Throws UnauthenticatedError when it no longer
 * stands and ForbiddenError when it lost `permission`.
 */
export async function reauthenticateKey(id: ApiKeyId, permission: Permission): Promise<void> {
  for (const [header, known] of byKey) {
    if (known.key.actor.id !== id) continue;
    byKey.delete(header);
    const key = await lookUp(known.hash);
    if (!key.permissions.has(permission)) throw new ForbiddenError(`This key lacks the permission \`${permission}\`.`);
    byKey.set(header, { key, hash: known.hash });
  }
}

async function lookUp(hash: Buffer): Promise<AuthenticatedKey> {
  const { rows } = await pool().query<{
    organization_id: string;
    key_id: string;
    scopes: string[];
    user_id: string | null;
  }>({
    name: "authenticate_key",
    text: "select organization_id, key_id, scopes, user_id from mastguard.authenticate_key($1)",
    values: [hash],
  });
  const row = rows[0];
  if (!row) throw new UnauthenticatedError(REFUSAL);
  return {
    organizationId: idOf("org", row.organization_id),
    actor: {
      type: "api_key",
      id: idOf("key", row.key_id),
      userId: row.user_id === null ? null : idOf("usr", row.user_id),
    },
    permissions: permissionsOfScopes(row.scopes, row.user_id !== null),
  };
}
