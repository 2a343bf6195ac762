import type { ActorContext } from "@/server/auth/actor";
import { OPERATOR, operatorContext } from "@/server/auth/operator";
import { permissionsOfRoles, type Role } from "@/server/auth/permissions";
import { newId, type OrganizationId } from "@/server/ids";
import { addMember, createOrganization } from "@/server/organizations";

let made = 0;

/** For tests: a fresh organization, its owner and its operator, through the same use cases as everywhere. */
export async function testOrganization(): Promise<{
  id: OrganizationId;
  ownerEmail: string;
  owner: ActorContext;
  operator: ActorContext;
}> {
  made += 1;
  const ownerEmail = `owner-${made}@test.example`;
  const { id, ownerId } = await createOrganization(OPERATOR, { name: `Test ${made}`, ownerEmail });
  const owner: ActorContext = {
    organizationId: id,
    actor: { type: "user", id: ownerId, method: "email_link" },
    permissions: permissionsOfRoles(["owner"]),
    requestId: newId("req"),
  };
  return { id, ownerEmail, owner, operator: operatorContext(id) };
}

/** For tests: another person in that organization. */
export async function testMember(
  organizationId: OrganizationId,
  role: Role,
): Promise<{ email: string; ctx: ActorContext }> {
  made += 1;
  const email = `member-${made}@test.example`;
  const { id } = await addMember(operatorContext(organizationId), { email, role });
  const actor = { type: "user", id, method: "email_link" } as const;
  return { email, ctx: { organizationId, actor, permissions: permissionsOfRoles([role]), requestId: newId("req") } };
}
