import type { ActorContext } from "@/server/auth/actor";
import { type Permission, permissionsOfRoles } from "@/server/auth/permissions";
import { inOrganization } from "@/server/db/in-organization";
import { newId, uuidOf } from "@/server/ids";
import { LINK_METHOD } from "./issue-links";
import type { ReviewLink } from "./link";

/** Nothing else is reached by a link, whatever its person may do. */
const BY_LINK: readonly Permission[] = ["reviews:read", "reviews:decide", "payloads:read", "policies:read"];

/** The person of a link at work on its task, with what their roles allow at this moment. */
export interface LinkContext extends ActorContext {
  readonly email: string;
  readonly organizationName: string;
}

/** Who answers by a link, as somebody known by it alone: never freshly signed in. Null when they are no member any more. */
export async function linkContext({ organizationId, userId }: ReviewLink): Promise<LinkContext | null> {
  const actor = { type: "user", id: userId, method: LINK_METHOD } as const;
  const member = await inOrganization({ organizationId, actor }, ({ tx, organization }) =>
    tx.membership.findUnique({
      where: { organizationId_userId: { organizationId: organization, userId: uuidOf("usr", userId) } },
      select: { roles: true, user: { select: { email: true } }, organization: { select: { name: true } } },
    }),
  );
  if (member === null) return null;
  const allowed = permissionsOfRoles(member.roles);
  return {
    organizationId,
    actor,
    permissions: new Set(BY_LINK.filter((permission) => allowed.has(permission))),
    requestId: newId("req"),
    email: member.user.email,
    organizationName: member.organization.name,
  };
}
