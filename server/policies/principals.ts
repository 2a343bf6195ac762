import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles, ROLES } from "@/server/auth/permissions";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf } from "@/server/ids";
import type { PrincipalView } from "./schemas";

/** Whom a review can be for: every role, every group and every member, in this order, each by name. */
export async function listPrincipals({ organizationId }: ActorContext): Promise<PrincipalView[]> {
  const { members, groups } = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select m.user_id as id, nullif(u.name, '') as name, u.email, m.roles,
         array(select g.group_id::text from mastguard.reviewer_group_member g
           where g.organization_id = m.organization_id and g.user_id = m.user_id) as groups
       from mastguard.membership m join mastguard.user_account u on u.id = m.user_id order by lower(coalesce(nullif(u.name, ''), u.email))`,
    );
    const named = await client.query("select id, name from mastguard.reviewer_group order by lower(name)");
    return { members: Members.parse(rows), groups: Groups.parse(named.rows) };
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
    ...members.map(({ id, name, email }) => ({
      principal: `user:${idOf("usr", id)}`,
      name: name ?? email,
      email: name === null ? null : email,
      deciders: countOf((member) => member.id === id),
    })),
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
const Groups = z.array(z.object({ id: z.string(), name: z.string() }));
