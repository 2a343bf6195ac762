import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles, type Role } from "@/server/auth/permissions";
import { inOrganization } from "@/server/db/in-organization";
import { ConflictError, NotFoundError } from "@/server/errors";
import { idOf, newUuid, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import { ensurePerson } from "./person";
import { isRole } from "./role";
import type { MemberView } from "./schemas";

/** More than these are not listed; screens choose people from it. */
const LISTED_MAX = 1_000;

/** A person's place in an organization. */
export interface AddedMember {
  readonly id: UserId;
  readonly email: string;
  readonly role: Role;
  readonly organizationId: OrganizationId;
}

/**
 * Makes the person with this address (parsed by `EmailAddress`) a member.
 * @throws NotFoundError without such an organization, ConflictError when they are a member already.
 */
export async function addMember(
  who: Pick<ActorContext, "organizationId" | "actor">,
  { email, role }: { readonly email: string; readonly role: Role },
): Promise<AddedMember> {
  return await inOrganization(who, async ({ tx, organization, organizationId, append }) => {
    if (!(await tx.organization.findUnique({ where: { id: organization }, select: { id: true } })))
      throw new NotFoundError("There is no such organization.");
    const userId = await ensurePerson(tx, email);
    const id = newUuid();
    const { count } = await tx.membership.createMany({
      data: [{ organizationId: organization, id, userId: uuidOf("usr", userId), roles: [role] }],
      skipDuplicates: true,
    });
    if (count === 0) throw new ConflictError(`\`${email}\` is already a member of this organization.`);
    append({ type: "member.added", data: { membershipId: idOf("mem", id), userId, roles: [role] } });
    return { id: userId, email, role, organizationId };
  });
}

/** The member with this address, or null. */
export async function findMember(
  who: Pick<ActorContext, "organizationId" | "actor">,
  email: string,
): Promise<UserId | null> {
  const found = await inOrganization(who, ({ tx, organization }) =>
    tx.membership.findFirst({
      where: { organizationId: organization, user: { email } },
      select: { userId: true },
    }),
  );
  return found === null ? null : idOf("usr", found.userId);
}

/** Members by what they are called, at most a thousand. */
export async function listMembers(who: Pick<ActorContext, "organizationId" | "actor">): Promise<MemberView[]> {
  const rows = await inOrganization(who, ({ tx, organization }) =>
    tx.membership.findMany({
      where: { organizationId: organization },
      select: { userId: true, roles: true, user: { select: { name: true, email: true } } },
      orderBy: { user: { email: "asc" } },
      take: LISTED_MAX,
    }),
  );
  return rows
    .map(({ userId, roles, user: { name, email } }) => ({
      id: idOf("usr", userId),
      name: name === null || name === "" ? email : name,
      email,
      roles: roles.filter(isRole),
      mayDecide: permissionsOfRoles(roles).has("reviews:decide"),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
