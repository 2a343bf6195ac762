import type { ActorContext } from "@/server/auth/actor";
import { newApiKey } from "@/server/auth/api-key";
import { permissionsOfRoles, permissionsOfScopes, type Scope } from "@/server/auth/permissions";
import { inOrganization } from "@/server/db/in-organization";
import { newId, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import { createOrganization } from "@/server/organizations";
import { firstConnection } from "./first-connection";

/** An organization of a test's own, with an owner and a key. */
export interface Tenant {
  readonly organizationId: OrganizationId;
  readonly ownerId: UserId;
  /** The owner, signed in. */
  readonly owner: ActorContext;
  /** An agent's key, as text and as context. */
  readonly key: string;
  readonly agent: ActorContext;
}

/** Makes an organization through the same use cases as the product. */
export async function newTenant(scopes: readonly Scope[] = ["ingest", "read"]): Promise<Tenant> {
  await firstConnection();
  const { id: organizationId, ownerId } = await createOrganization(
    { type: "operator", id: "cli" },
    { name: "Tenant", ownerEmail: `${newId("usr")}@example.org` },
  );
  const { key, agent } = await newTenantKey(organizationId, scopes);
  return {
    organizationId,
    ownerId,
    owner: {
      organizationId,
      actor: { type: "user", id: ownerId, method: "email_link" },
      permissions: permissionsOfRoles(["owner"]),
      requestId: newId("req"),
    },
    key,
    agent,
  };
}

/** Another key of an organization, an agent's or one that is bound to a person. */
export async function newTenantKey(
  organizationId: OrganizationId,
  scopes: readonly Scope[],
  userId: UserId | null = null,
): Promise<{ key: string; agent: ActorContext }> {
  const id = newId("key");
  const { key, hash, lastFour } = newApiKey();
  await inOrganization({ organizationId, actor: { type: "operator", id: "cli" } }, async ({ tx, organization }) => {
    await tx.apiKey.create({
      data: {
        organizationId: organization,
        id: uuidOf("key", id),
        name: "test",
        lastFour,
        hash: new Uint8Array(hash),
        scopes: [...scopes],
        createdBy: "test",
        userId: userId === null ? null : uuidOf("usr", userId),
      },
    });
  });
  const permissions = permissionsOfScopes(scopes, userId !== null);
  return {
    key,
    agent: { organizationId, actor: { type: "api_key", id, userId }, permissions, requestId: newId("req") },
  };
}
