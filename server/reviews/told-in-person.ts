import type pg from "pg";
import { z } from "zod";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf, isId, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import { isApprover } from "./authority";
import { principalsOf } from "./reviewer";
import { OPEN_STATUSES, REVIEW_STATUSES } from "./schemas";

/** Something that happened to a review, of which people are told. */
export interface ReviewNews {
  readonly taskId: string;
  /** The entry's type. */
  readonly event: string;
}

/** A member who is told by a mail of their own. */
export interface ToldPerson {
  readonly userId: UserId;
  /** In lower case. */
  readonly email: string;
}

/** More are not told by one message. */
const PEOPLE_MAX = 50;
const LEVEL_NEWS: ReadonlySet<string> = new Set(["review.escalated", "review.reminded"]);

/**
 * Whom a mail to these addresses has to reach besides: the deputies of those of them who are away and among the approvers; whom an open review
 * was escalated to; whom one was assigned to; and the deputies of these. Members who may decide reviews at this moment, by address, at most 50.
 */
export async function toldInPerson(
  organizationId: OrganizationId,
  news: readonly ReviewNews[],
  addresses: readonly string[],
): Promise<ToldPerson[]> {
  const named = new Set(addresses.map((address) => address.toLowerCase()));
  const { reviews, members } = await inOrganizationRead(organizationId, async (client) => ({
    reviews: await reviewsOf(client, organizationId, news),
    members: await decidersOf(client, organizationId),
  }));
  const byId = new Map(members.map((member) => [member.userId, member]));
  const told = members.flatMap((member) => {
    const isAsked = reviews.some((review) => isAskedNow(review, member));
    const isNamed = named.has(member.email) && reviews.some(({ approvers }) => isApprover(approvers, member));
    const deputy = member.deputy !== null && (isAsked || isNamed) ? byId.get(member.deputy) : undefined;
    return [...(isAsked ? [member] : []), ...(deputy === undefined ? [] : [deputy])];
  });
  return [...new Set(told)]
    .filter(({ email }) => !named.has(email))
    .sort((a, b) => (a.email < b.email ? -1 : 1))
    .slice(0, PEOPLE_MAX)
    .map(({ userId, email }) => ({ userId, email }));
}

/** Whether what happened made somebody one of those who are asked. */
function isAskedNow({ event, isOpen, level, approvers, assignee }: Review, member: Decider): boolean {
  if (!isOpen) return false;
  if (event === "review.assigned") return assignee !== null && member.names.has(assignee);
  return level > 0 && LEVEL_NEWS.has(event) && isApprover(approvers, member);
}

interface Review {
  readonly event: string;
  readonly isOpen: boolean;
  readonly level: number;
  readonly approvers: readonly string[];
  readonly assignee: string | null;
}

async function reviewsOf(client: pg.PoolClient, organization: OrganizationId, news: readonly ReviewNews[]) {
  const ids = news.flatMap(({ taskId }) => (isId("tsk", taskId) ? [uuidOf("tsk", taskId)] : []));
  const { rows } = await client.query(
    "select id, status, level, approvers, assignee from mastguard.review_task where organization_id = $1 and id = any ($2::uuid[])",
    [uuidOf("org", organization), ids],
  );
  const byId = new Map(Tasks.parse(rows).map((task) => [idOf("tsk", task.id), task]));
  return news.flatMap(({ taskId, event }): Review[] => {
    const task = isId("tsk", taskId) ? byId.get(taskId) : undefined;
    if (task === undefined) return [];
    const { status, level, approvers, assignee } = task;
    return [{ event, isOpen: OPEN_STATUSES.some((open) => open === status), level, approvers, assignee }];
  });
}

interface Decider extends ToldPerson {
  readonly names: ReadonlySet<string>;
  /** Who stands in for them now. */
  readonly deputy: UserId | null;
}

async function decidersOf(client: pg.PoolClient, organization: OrganizationId): Promise<Decider[]> {
  const { rows } = await client.query(
    `select m.user_id, m.roles, lower(u.email) as email, d.to_user_id as deputy,
       array(select g.group_id::text from mastguard.reviewer_group_member g
         where g.organization_id = m.organization_id and g.user_id = m.user_id) as groups
     from mastguard.membership m join mastguard.user_account u on u.id = m.user_id
     left join mastguard.review_delegation d on d.organization_id = m.organization_id and d.from_user_id = m.user_id
       and now() between d.starts_at and d.ends_at
     where m.organization_id = $1`,
    [uuidOf("org", organization)],
  );
  return Members.parse(rows)
    .filter(({ roles }) => permissionsOfRoles(roles).has("reviews:decide"))
    .map(({ deputy, email, ...member }) => ({
      userId: idOf("usr", member.user_id),
      email,
      names: new Set(principalsOf(member)),
      deputy: deputy === null ? null : idOf("usr", deputy),
    }));
}

const Tasks = z.array(
  z.object({
    id: z.string(),
    status: z.enum(REVIEW_STATUSES),
    level: z.number(),
    approvers: z.array(z.string()),
    assignee: z.string().nullable(),
  }),
);
const Members = z.array(
  z.object({
    user_id: z.string(),
    roles: z.array(z.string()),
    email: z.string(),
    deputy: z.string().nullable(),
    groups: z.array(z.string()),
  }),
);
