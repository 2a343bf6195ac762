import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { ROLES } from "@/server/auth/permissions";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf } from "@/server/ids";
import type { ListPeopleInput, PeoplePage } from "./schemas";

/** A page of the organization's members by name, with their groups and who stands in for them; each typed word is part of what it finds. */
export async function listPeople(ctx: ActorContext, { q, page, limit }: ListPeopleInput): Promise<PeoplePage> {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return await inOrganizationRead(ctx.organizationId, async (client) => {
    const counted = await client.query(`select count(*)::int as total ${FOUND}`, [words]);
    const { rows } = await client.query(
      `select m.user_id, ${NAME} as name, u.email, m.roles, m.created_at as since,
         (select coalesce(json_agg(g.name order by g.name), '[]') from mastguard.reviewer_group_member gm
          join mastguard.reviewer_group g on g.organization_id = gm.organization_id and g.id = gm.group_id
          where gm.organization_id = m.organization_id and gm.user_id = m.user_id) as groups,
         (select json_build_object('toName', coalesce(nullif(t.name, ''), t.email), 'startsAt', d.starts_at, 'endsAt', d.ends_at)
          from mastguard.review_delegation d left join mastguard.user_account t on t.id = d.to_user_id
          where d.organization_id = m.organization_id and d.from_user_id = m.user_id and d.ends_at > now()) as absence
       ${FOUND} order by lower(${NAME}), u.email limit $2 offset $3`,
      [words, limit, (page - 1) * limit],
    );
    const [{ total }] = Counted.parse(counted.rows);
    return {
      total,
      people: Rows.parse(rows).map(({ user_id: userId, since, absence, ...person }) => ({
        ...person,
        id: idOf("usr", userId),
        since: since.toISOString(),
        absence:
          absence === null
            ? null
            : { ...absence, startsAt: absence.startsAt.toISOString(), endsAt: absence.endsAt.toISOString() },
      })),
    };
  });
}

const NAME = "coalesce(nullif(u.name, ''), u.email)";
/** Row-level security leaves the rows of one organization. */
const FOUND = `from mastguard.membership m join mastguard.user_account u on u.id = m.user_id
  where not exists (select from unnest($1::text[]) as word where position(word in
    lower(concat_ws(' ', u.name, u.email, replace(array_to_string(m.roles, ' '), '_', ' ')))) = 0)`;

const Counted = z.tuple([z.object({ total: z.number().int() })]);
const Rows = z.array(
  z.object({
    user_id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    since: z.date(),
    groups: z.array(z.string()),
    absence: z.object({ toName: z.string().nullable(), startsAt: z.coerce.date(), endsAt: z.coerce.date() }).nullable(),
  }),
);
