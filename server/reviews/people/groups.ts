import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError, NotFoundError } from "@/server/errors";
import { idOf, isId, newId, type ReviewerGroupId, type UserId, uuidOf } from "@/server/ids";
import { holdRules } from "@/server/policies";
import { OPEN_STATUSES } from "../schemas";
import { requireMembers } from "./require-members";
import type { CreateGroupInput, GroupView, UpdateGroupInput } from "./schemas";

const GROUPS_MAX = 100;

/** Every group, oldest first. */
export async function listGroups(ctx: ActorContext): Promise<GroupView[]> {
  return await inOrganization(ctx, async (unit) => (await readAll(unit)).map(viewOf));
}

/** @throws ConflictError for a name that is taken, or too many; ValidationError naming who is no member. */
export async function createGroup(ctx: ActorContext, { name, userIds }: CreateGroupInput): Promise<GroupView> {
  return await change(ctx, async (unit, all) => {
    if (all.length >= GROUPS_MAX) throw new ConflictError(`An organization has at most ${GROUPS_MAX} groups.`);
    requireFree(all, name);
    await requireMembers(unit, "userIds", userIds);
    const id = newId("grp");
    await unit.tx.reviewerGroup.create({ data: { organizationId: unit.organization, id: uuidOf("grp", id), name } });
    await addMembers(unit, id, userIds);
    unit.append({ type: "reviewer_group.created", data: { groupId: id, userIds } });
    return viewOf(found(await readAll(unit), id));
  });
}

/** Who is in it counts from the next answer to a review on. @throws NotFoundError, and as on create. */
export async function updateGroup(ctx: ActorContext, id: string, input: UpdateGroupInput): Promise<GroupView> {
  return await change(ctx, async (unit, all) => {
    const before = found(all, id);
    const { name = before.name, userIds = before.userIds } = input;
    requireFree(
      all.filter((group) => group !== before),
      name,
    );
    const where = { organizationId: unit.organization, id: uuidOf("grp", before.id) };
    await unit.tx.reviewerGroup.updateMany({ where, data: { name } });
    if (input.userIds !== undefined) {
      await requireMembers(unit, "userIds", userIds);
      await unit.tx.reviewerGroupMember.deleteMany({
        where: { organizationId: unit.organization, groupId: uuidOf("grp", before.id) },
      });
      await addMembers(unit, before.id, userIds);
    }
    const data = { groupId: before.id, userIds, isRenamed: name !== before.name };
    unit.append({ type: "reviewer_group.updated", data });
    return viewOf(found(await readAll(unit), id));
  });
}

/** @throws NotFoundError; ConflictError while an active policy or an open review names it. */
export async function deleteGroup(ctx: ActorContext, id: string): Promise<{ id: string; deleted: true }> {
  return await change(ctx, async (unit, all) => {
    const group = found(all, id);
    if (await isNamed(unit, group.id))
      throw new ConflictError("An active policy or an open review names this group. Change those first.");
    await unit.tx.reviewerGroup.deleteMany({
      where: { organizationId: unit.organization, id: uuidOf("grp", group.id) },
    });
    unit.append({ type: "reviewer_group.deleted", data: { groupId: group.id } });
    return { id, deleted: true };
  });
}

interface Group {
  readonly id: ReviewerGroupId;
  readonly name: string;
  readonly userIds: readonly UserId[];
  readonly createdAt: Date;
}

/** One change at a time, and none of rules meanwhile: a rule that is being saved cannot name a group that is being deleted. */
async function change<T>(ctx: ActorContext, work: (unit: Unit, all: readonly Group[]) => Promise<T>): Promise<T> {
  return await inOrganization(ctx, async (unit) => {
    await holdRules(unit);
    return await work(unit, await readAll(unit));
  });
}

async function readAll({ tx, organization }: Unit): Promise<readonly Group[]> {
  const rows = await tx.reviewerGroup.findMany({
    where: { organizationId: organization },
    include: { members: { orderBy: { userId: "asc" } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, name, members, createdAt }) => ({
    id: idOf("grp", id),
    name,
    userIds: members.map(({ userId }) => idOf("usr", userId)),
    createdAt,
  }));
}

async function addMembers({ tx, organization }: Unit, id: ReviewerGroupId, userIds: readonly UserId[]): Promise<void> {
  const groupId = uuidOf("grp", id);
  await tx.reviewerGroupMember.createMany({
    data: userIds.map((userId) => ({ organizationId: organization, groupId, userId: uuidOf("usr", userId) })),
  });
}

/** A task names it by its stored form, a policy by its id; no id is part of another. */
async function isNamed({ tx, organization }: Unit, id: ReviewerGroupId): Promise<boolean> {
  const stored = `group:${uuidOf("grp", id)}`;
  const open = [...OPEN_STATUSES];
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from mastguard.policy p
      join mastguard.policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id and v.version = p.version
      where p.organization_id = ${organization}::uuid and p.active and p.deleted_at is null and position(${id} in v.review::text) > 0
    union all
    select 1 from mastguard.review_task t where t.organization_id = ${organization}::uuid and t.status = any (${open}::text[])
      and (${stored} = any (t.approvers) or position(${stored} in array_to_string(t.escalations, ' ')) > 0)
    limit 1`;
  return rows.length > 0;
}

function requireFree(others: readonly Group[], name: string): void {
  if (others.some((group) => group.name === name))
    throw new ConflictError(`There is a group called \`${name}\` already.`);
}

function found(all: readonly Group[], id: string): Group {
  const group = isId("grp", id) ? all.find((one) => one.id === id) : undefined;
  if (!group) throw new NotFoundError("There is no such group.");
  return group;
}

function viewOf({ id, name, userIds, createdAt }: Group): GroupView {
  return { id, name, userIds: [...userIds], createdAt: createdAt.toISOString() };
}
