import type pg from "pg";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { idOf, isId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { isApprover } from "./authority";
import { readOver } from "./quality/attention-store";
import { principalsOf } from "./reviewer";
import type { Assignable } from "./schemas";

/** What people (`usr_…`: name, else e-mail) and groups (`grp_…`) of this organization are called; ids of others have no name. */
export async function readNames(client: pg.PoolClient, ids: Iterable<string>): Promise<Record<string, string>> {
  const all = [...new Set(ids)];
  if (all.length === 0) return {};
  const { rows } = await client.query(
    `select 'usr' as kind, id, coalesce(nullif(name, ''), email) as name from mastguard.user_account where id = any ($1::uuid[])
     union all select 'grp', id, name from mastguard.reviewer_group where id = any ($2::uuid[])`,
    [
      all.flatMap((id) => (isId("usr", id) ? [uuidOf("usr", id)] : [])),
      all.flatMap((id) => (isId("grp", id) ? [uuidOf("grp", id)] : [])),
    ],
  );
  return Object.fromEntries(Names.parse(rows).map(({ kind, id, name }) => [idOf(kind, id), name]));
}

/** The same for whoever asks, who is `you`. */
export async function namesFor(
  { actor }: Pick<ActorContext, "actor">,
  client: pg.PoolClient,
  ids: Iterable<string>,
): Promise<Record<string, string>> {
  const names = await readNames(client, ids);
  return actor.type === "user" ? { ...names, [actor.id]: "you" } : names;
}

/** The id in `user:usr_…` or `group:grp_…`; none for a role. */
export function idIn(principal: string | null): string[] {
  const [kind, id = ""] = principal?.split(":") ?? [];
  return kind === "user" || kind === "group" ? [id] : [];
}

/** Members and groups who may decide a task by their own right, by name; null when the table holds no such task of this organization. */
export async function listAssignable(
  client: pg.PoolClient,
  task: ReviewTaskId,
  table: "review_task" | "review_test",
): Promise<Assignable[] | null> {
  const { rows } = await client.query(
    `select t.approvers,
       (select coalesce(json_agg(json_build_object('id', m.user_id, 'name', coalesce(nullif(u.name, ''), u.email), 'roles', m.roles,
          'groups', array(select g.group_id from mastguard.reviewer_group_member g where g.organization_id = m.organization_id and g.user_id = m.user_id),
          'away', (select json_build_object('until', d.ends_at, 'standsIn', coalesce(nullif(t.name, ''), t.email)) from mastguard.review_delegation d
            join mastguard.user_account t on t.id = d.to_user_id
            where d.organization_id = m.organization_id and d.from_user_id = m.user_id and now() between d.starts_at and d.ends_at))), '[]')
        from mastguard.membership m join mastguard.user_account u on u.id = m.user_id where m.organization_id = t.organization_id) as members,
       (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name)), '[]') from mastguard.reviewer_group g
        where g.organization_id = t.organization_id) as groups
     from mastguard.${table} t where t.id = $1`,
    [uuidOf("tsk", task)],
  );
  const [found] = Found.parse(rows);
  if (found === undefined) return null;
  const over = await readOver(
    client,
    found.members.map(({ id }) => id),
  );
  const people = found.members.flatMap(({ id, name, roles, groups, away }): Assignable[] => {
    const names = new Set(principalsOf({ user_id: id, roles, groups }));
    const may = permissionsOfRoles(roles).has("reviews:decide") && isApprover(found.approvers, { names });
    return may
      ? [{ kind: "user", id: idOf("usr", id), name, away, overUntil: over.get(id)?.toISOString() ?? null }]
      : [];
  });
  const groups = found.groups.flatMap(({ id, name }): Assignable[] =>
    isApprover(found.approvers, { names: new Set([`group:${id}`]) })
      ? [{ kind: "group", id: idOf("grp", id), name, away: null, overUntil: null }]
      : [],
  );
  return [...people, ...groups].sort((a, b) => a.name.localeCompare(b.name));
}

const Names = z.array(z.object({ kind: z.enum(["usr", "grp"]), id: z.string(), name: z.string() }));
const Found = z.array(
  z.object({
    approvers: z.array(z.string()),
    members: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        roles: z.array(z.string()),
        groups: z.array(z.string()),
        away: z.object({ until: z.coerce.date().transform((at) => at.toISOString()), standsIn: z.string() }).nullable(),
      }),
    ),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
);
