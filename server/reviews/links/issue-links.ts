import { z } from "zod";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { type DeliveryId, idOf, isId, type OrganizationId, type UserId } from "@/server/ids";
import { onBehalfOf, refusalOf } from "../authority";
import { type LockedTask, lockTask } from "../locked-task";
import { readReviewer } from "../reviewer";
import { transition } from "../task-state";
import { problemOf } from "./link";
import { keepLink, linksFrom } from "./link-store";
import { linkToken } from "./link-token";

/** A person who gets a link in a mail of their own. */
interface IssuedLink {
  /** As it was verified. */
  readonly email: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** How the answers that come by link say their person was known. */
export const LINK_METHOD = "link";

/**
 * Links for those of the addresses that are the verified address of a member who may approve the task at this moment; none while the
 * organization has them off, for a task that is critical, decided or overdue, and for whoever used theirs.
 * @param addresses of a message's recipients, in any case.
 */
export async function issueReviewLinks(
  organizationId: OrganizationId,
  deliveryId: DeliveryId,
  taskId: string,
  addresses: readonly string[],
): Promise<IssuedLink[]> {
  if (!isId("tsk", taskId)) return [];
  const actor = { type: "system", id: "notifications" } as const;
  return await inOrganization({ organizationId, actor }, async (unit) => {
    const people = await linkedMembers(unit, addresses);
    if (people.length === 0) return []; // before anything is locked: most organizations have no links
    const task = await lockTask(unit, taskId);
    const moment = await linksFrom(unit);
    const issued: IssuedLink[] = [];
    for (const { userId, email } of people) {
      if (!(await mayApprove(unit, task, userId))) continue;
      const link = await keepLink(unit, deliveryId, userId, task);
      if (link !== null && problemOf(link, moment) === null)
        issued.push({ email, token: linkToken(link), expiresAt: link.expiresAt });
    }
    return issued;
  });
}

/** What is critical is for the dashboard, so there is never a link to it. */
async function mayApprove(unit: Unit, task: LockedTask, userId: UserId): Promise<boolean> {
  if (task.riskCategory === "CRITICAL" || task.isOverdue) return false;
  const reviewer = await readReviewer(unit, { type: "user", id: userId, method: LINK_METHOD });
  const approval = { kind: "approve", by: userId, onBehalfOf: onBehalfOf(task, reviewer) } as const;
  return transition(task, approval).ok && refusalOf(task, reviewer, "APPROVE", task.now) === null;
}

/** Of an organization that has links, members whose address is among these and was verified. */
async function linkedMembers({ tx, organization }: Unit, addresses: readonly string[]) {
  const rows =
    await tx.$queryRaw`select u.id, u.email from mastguard.membership m join mastguard.user_account u on u.id = m.user_id
    join mastguard.organization o on o.id = m.organization_id and o.review_links_from is not null
    where m.organization_id = ${organization}::uuid and u.email_verified_at is not null
      and u.email = any (${addresses.map((address) => address.toLowerCase())}::text[]) order by u.email`;
  return Members.parse(rows).map(({ id, email }) => ({ userId: idOf("usr", id), email }));
}

const Members = z.array(z.object({ id: z.string(), email: z.string() }));
