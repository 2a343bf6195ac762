import { z } from "zod";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError } from "@/server/errors";
import { type DeliveryId, idOf, newUuid, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import type { LockedTask } from "../locked-task";
import { problemOf, type ReviewLink } from "./link";
import { claimedLink, isSignatureOf } from "./link-token";

const LIFE = "24 hours";
const LIFE_MS = 86_400_000;
/** Columns keep milliseconds, rounded. */
const ROUNDING_MS = 1;

/** Who looks links up: nobody yet. */
const NOBODY = { type: "system", id: "review-links" } as const;

/** The link that a token is of; null for every text that is not the token of a stored link, altered, foreign or made up alike. */
export async function linkOf(token: string): Promise<ReviewLink | null> {
  const claimed = claimedLink(token);
  if (claimed === null) return null;
  const { organizationId, id } = claimed;
  const link = await inOrganization({ organizationId, actor: NOBODY }, (unit) => findLink(unit, id));
  return link !== null && isSignatureOf(claimed, link) ? link : null;
}

/**
 * Makes a person's link for a message, or finds the one it has: a message that is sent again carries the same. It lasts a day, by the
 * database's clock, and not beyond the task's due time. Null when a row is in its place that was not made here.
 */
export async function keepLink(
  { tx, organization, organizationId }: Unit,
  deliveryId: DeliveryId,
  userId: UserId,
  task: LockedTask,
): Promise<ReviewLink | null> {
  const [delivery, user] = [uuidOf("dlv", deliveryId), uuidOf("usr", userId)];
  await tx.$executeRaw`insert into mastguard.review_link (organization_id, id, delivery_id, task_id, user_id, action_digest, expires_at)
    select organization_id, ${newUuid()}::uuid, ${delivery}::uuid, id, ${user}::uuid, action_digest, least(sla_due_at, now() + ${LIFE}::interval)
    from mastguard.review_task where organization_id = ${organization}::uuid and id = ${uuidOf("tsk", task.id)}::uuid
    on conflict (organization_id, delivery_id, user_id) do nothing`;
  const key = { organizationId: organization, deliveryId: delivery, userId: user };
  const row = await tx.reviewLink.findUniqueOrThrow({ where: { organizationId_deliveryId_userId: key } });
  // A row that was there is signed only if it says what this one would have said.
  const isOurs =
    row.taskId === uuidOf("tsk", task.id) &&
    row.actionDigest === task.actionDigest &&
    row.createdAt.getTime() <= task.now.getTime() + ROUNDING_MS &&
    row.expiresAt.getTime() <= row.createdAt.getTime() + LIFE_MS + ROUNDING_MS;
  return isOurs ? linkFrom(organizationId, row) : null;
}

/** Since when links are worth something; null while they are off. Held: whoever switches them off waits for this transaction. */
export async function linksFrom({ tx, organization }: Unit): Promise<{ linksFrom: Date | null; now: Date }> {
  const [row] = From.parse(
    await tx.$queryRaw`select review_links_from as "linksFrom", now() as now from mastguard.organization where id = ${organization}::uuid for share`,
  );
  return row;
}

/**
 * Uses a link up, together with every other that its person has for the task, in the transaction of the answer.
 * @throws ConflictError when it is worth nothing by now.
 */
export async function spendLink(unit: Unit, { id, taskId, userId }: ReviewLink): Promise<void> {
  const { tx, organization } = unit;
  const moment = await linksFrom(unit);
  await tx.$queryRaw`select 1 from mastguard.review_link where organization_id = ${organization}::uuid and id = ${id}::uuid for update`;
  const link = await findLink(unit, id);
  if (link === null || problemOf(link, moment) !== null) throw new ConflictError("This link does not work any more.");
  await tx.$executeRaw`update mastguard.review_link set used_at = now()
    where organization_id = ${organization}::uuid and task_id = ${uuidOf("tsk", taskId)}::uuid and user_id = ${uuidOf("usr", userId)}::uuid
      and used_at is null`;
}

/** The link as it is stored now. */
export async function findLink({ tx, organization, organizationId }: Unit, id: string): Promise<ReviewLink | null> {
  const where = { organizationId_id: { organizationId: organization, id } };
  const row = await tx.reviewLink.findUnique({ where });
  return row === null ? null : linkFrom(organizationId, row);
}

interface Row {
  readonly id: string;
  readonly deliveryId: string;
  readonly taskId: string;
  readonly userId: string;
  readonly actionDigest: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

function linkFrom(organizationId: OrganizationId, row: Row): ReviewLink {
  const { id, actionDigest, createdAt, expiresAt, usedAt } = row;
  return {
    organizationId,
    id,
    deliveryId: idOf("dlv", row.deliveryId),
    taskId: idOf("tsk", row.taskId),
    userId: idOf("usr", row.userId),
    actionDigest,
    createdAt,
    expiresAt,
    usedAt,
  };
}

const From = z.tuple([z.object({ linksFrom: z.date().nullable(), now: z.date() })]);
