import { pool } from "@/server/db/client";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { ForbiddenError, UnauthenticatedError } from "@/server/errors";
import { type ApiKeyId, idOf, type OrganizationId, uuidOf } from "@/server/ids";
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
/** By the base64 of the key's hash: no secret stays in memory. */
const cached = new Map<string, AuthenticatedKey>();
const REFUSAL = "Send a valid API key in the header X-API-Key.";

/** Asks the database who holds this key. Throws UnauthenticatedError for a missing, unknown, revoked or expired one. */
export async function authenticateKey(header: string | undefined): Promise<AuthenticatedKey> {
  if (!isKey(header)) throw new UnauthenticatedError(REFUSAL);
  const hash = hashOfKey(header);
  const name = hash.toString("base64");
  const key = await lookUp(hash);
  if (key === null) {
    cached.delete(name);
    throw new UnauthenticatedError(REFUSAL);
  }
  if (cached.size >= CACHED_KEYS_MAX) cached.clear();
  cached.set(name, key);
  return key;
}

/**
 * The same from memory; undefined when the database has to be asked. INVARIANT: to act for a caller, only for a route whose
 * commit re-checks key and epoch (`commit_decisions`), so that what was revoked since is refused there.
 */
export function keyInMemory(header: string | undefined): AuthenticatedKey | undefined {
  return isKey(header) ? cached.get(hashOfKey(header).toString("base64")) : undefined;
}

/**
 * Looks at a key again after a commit said that the configuration moved. Throws UnauthenticatedError when it no longer
 * stands and ForbiddenError when it lost `permission`.
 */
export async function reauthenticateKey(
  organizationId: OrganizationId,
  id: ApiKeyId,
  permission: Permission,
): Promise<void> {
  for (const [name, key] of cached) if (key.actor.id === id) cached.delete(name);
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ scopes: string[]; user_id: string | null }>(
      "select scopes, user_id from mastguard.api_key where id = $1 and revoked_at is null and (expires_at is null or expires_at > now())",
      [uuidOf("key", id)],
    );
    return rows[0];
  });
  if (!row) throw new UnauthenticatedError(REFUSAL);
  if (!permissionsOfScopes(row.scopes, row.user_id !== null).has(permission))
    throw new ForbiddenError(`This key's scopes do not include the permission \`${permission}\`.`);
}

function isKey(header: string | undefined): header is string {
  return header !== undefined && isApiKeyShape(header);
}

async function lookUp(hash: Buffer): Promise<AuthenticatedKey | null> {
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
  if (!row) return null;
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
