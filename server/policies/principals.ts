import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles, ROLES } from "@/server/auth/permissions";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf } from "@/server/ids";
import type { PrincipalView } from "./schemas";

/**
 * Whom a review can be for: every role, every group and every member, in this order, each by name. Who neither writes policies nor sees members
 * gets of these the ones that policies name: they read them there.
 */
export async function listPrincipals({ organizationId, permissions }: ActorContext): Promise<PrincipalView[]> {
  const seesAll = permissions.has("policies:write") || permissions.has("members:read");
  const { members, groups, reviews } = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select m.user_id as id, nullif(u.name, '') as name, u.email, m.roles,
         array(select g.group_id::text from mastguard.reviewer_group_member g
           where g.organization_id = m.organization_id and g.user_id = m.user_id) as groups
       from mastguard.membership m join mastguard.user_account u on u.id = m.user_id order by lower(coalesce(nullif(u.name, ''), u.email))`,
    );
    const named = await client.query("select id, name from mastguard.reviewer_group order by lower(name)");
    const read = await client.query(
      `select v.review::text as review from mastguard.policy p
       join mastguard.policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id and v.version = p.version
       where p.deleted_at is null and v.review is not null`,
    );
    return { members: Members.parse(rows), groups: Groups.parse(named.rows), reviews: Reviews.parse(read.rows) };
  });
  const deciders = members.filter(({ roles }) => permissionsOfRoles(roles).has("reviews:decide"));
  const countOf = (isOne: (member: Member) => boolean) => deciders.filter(isOne).length;
  return [
    ...ROLES.map((role) => ({
      principal: `role:${role}`,
      name: null,
      email: null,
      deciders: countOf(({ roles }) => roles.includes(role)),
    })),
    ...groups.map(({ id, name }) => ({
      principal: `group:${idOf("grp", id)}`,
      name,
      email: null,
      deciders: countOf((member) => member.groups.includes(id)),
    })),
    ...members
      .map(({ id, name, email }) => ({
        principal: `user:${idOf("usr", id)}`,
        name: name ?? email,
        email: name === null ? null : email,
        deciders: countOf((member) => member.id === id),
      }))
      .filter(({ principal }) => seesAll || reviews.some(({ review }) => review.includes(`"${principal}"`))),
  ];
}

const Members = z.array(
  z.object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string(),
    roles: z.array(z.string()),
    groups: z.array(z.string()),
  }),
);
type Member = z.output<typeof Members>[number];
const Reviews = z.array(z.object({ review: z.string() }));
const Groups = z.array(z.object({ id: z.string(), name: z.string() }));
