import type { Actor, ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ForbiddenError } from "@/server/errors";
import { idOf, type UserId, uuidOf } from "@/server/ids";
import type { Reviewer } from "./authority";

/** The person behind a caller. @throws ForbiddenError when there is none: an agent's key answers no review. */
export function personOf(actor: Actor): UserId {
  if (actor.type === "user") return actor.id;
  if (actor.type === "api_key" && actor.userId !== null) return actor.userId;
  throw new ForbiddenError("Reviews are decided by people: sign in, or use a key that is bound to a person.");
}

/** The stored principals that name the person behind a caller now. @throws ForbiddenError when there is none. */
export async function namesOf(ctx: ActorContext): Promise<string[]> {
  personOf(ctx.actor);
  return await inOrganization(ctx, async (unit) => [...(await readReviewer(unit, ctx.actor)).names]);
}

/**
 * What a person may answer as, at this moment: roles and groups of their own, and, while they stand in for others, of those. Whoever
 * lost their membership or the right to decide reviews may answer nothing, whomever they stand in for.
 */
export async function readReviewer({ tx, organization }: Unit, actor: Actor): Promise<Reviewer> {
  const userId = personOf(actor);
  const me = uuidOf("usr", userId);
  const rows = await tx.$queryRaw<{ user_id: string; roles: string[]; groups: string[] }[]>`
    select m.user_id, m.roles, array(select g.group_id::text from mastguard.reviewer_group_member g
      where g.organization_id = m.organization_id and g.user_id = m.user_id) as groups
    from mastguard.membership m
    where m.organization_id = ${organization}::uuid and (m.user_id = ${me}::uuid or m.user_id in (
      select d.from_user_id from mastguard.review_delegation d
      where d.organization_id = m.organization_id and d.to_user_id = ${me}::uuid and now() between d.starts_at and d.ends_at))
    order by m.user_id
    for share of m`; // a role that is being taken away is waited for: behind it nothing is answered on it
  const own = rows.find(({ user_id: id }) => id === me);
  const deciders = rows.filter(({ roles }) => permissionsOfRoles(roles).has("reviews:decide"));
  const people = deciders.map((row) => ({ userId: idOf("usr", row.user_id), names: new Set(principalsOf(row)) }));
  return {
    userId,
    mayDecide: own !== undefined && deciders.includes(own),
    names: new Set(people.flatMap(({ names }) => [...names])),
    own: new Set(people.flatMap((person) => (person.userId === userId ? [...person.names] : []))),
    standsInFor: people.filter((person) => person.userId !== userId),
    signedInAt: actor.type === "user" ? (actor.signedInAt ?? null) : null,
  };
}

/** What approvers can name a member by, as it is stored. @param member with ids as uuids. */
export function principalsOf({
  user_id: id,
  roles,
  groups,
}: {
  readonly user_id: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
}): string[] {
  return [`user:${id}`, ...roles.map((role) => `role:${role}`), ...groups.map((group) => `group:${group}`)];
}
