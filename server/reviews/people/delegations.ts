import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ForbiddenError, NotFoundError, ValidationError } from "@/server/errors";
import { idOf, type UserId, uuidOf } from "@/server/ids";
import { personOf, readReviewer } from "../reviewer";
import { requireMembers } from "./require-members";
import type { DelegationView, SetDelegationInput } from "./schemas";

const DAYS_MAX = 90;
const DAY_MS = 86_400_000;

/** The delegations that are not over: all for who may see members, else those of oneself and to oneself. */
export async function listDelegations(ctx: ActorContext): Promise<DelegationView[]> {
  const me = ctx.permissions.has("members:read") ? null : uuidOf("usr", personOf(ctx.actor));
  return await inOrganization(ctx, async ({ tx, organization }) => {
    const rows = await tx.$queryRaw<Row[]>`
      select from_user_id, to_user_id, starts_at, ends_at from mastguard.review_delegation
      where organization_id = ${organization}::uuid and ends_at > now()
        and (${me}::uuid is null or from_user_id = ${me}::uuid or to_user_id = ${me}::uuid)
      order by starts_at, from_user_id`;
    return rows.map(viewOf);
  });
}

/**
 * Says who answers reviews in somebody's place from one time to another, instead of whoever was named before. They answer as
 * themselves, with the right of whom they stand in for, and hand nothing on that they hold for others.
 * @throws ForbiddenError; ValidationError naming the field.
 */
export async function setDelegation(ctx: ActorContext, input: SetDelegationInput): Promise<DelegationView> {
  const { toUserId, startsAt, endsAt } = input;
  const userId = whose(ctx, input.userId);
  requirePeriod(input);
  if (toUserId === userId) throw new ValidationError([{ path: "toUserId", message: "must be somebody else" }]);
  return await inOrganization(ctx, async (unit) => {
    await requireMembers(unit, "userId", userId);
    await requireDecider(unit, toUserId);
    const who = { organizationId: unit.organization, fromUserId: uuidOf("usr", userId) };
    const what = { toUserId: uuidOf("usr", toUserId), startsAt, endsAt };
    const where = { organizationId_fromUserId: who };
    await unit.tx.reviewDelegation.upsert({ where, create: { ...who, ...what }, update: what });
    const view = { userId, toUserId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    unit.append({ type: "delegation.set", data: view });
    return view;
  });
}

/** Ends a delegation now. @throws ForbiddenError; NotFoundError when there is none. */
export async function endDelegation(
  ctx: ActorContext,
  of: { readonly userId?: UserId | undefined },
): Promise<{ userId: string; ended: true }> {
  const userId = whose(ctx, of.userId);
  return await inOrganization(ctx, async (unit) => {
    await deleteDelegation(unit, userId);
    unit.append({ type: "delegation.ended", data: { userId } });
    return { userId, ended: true };
  });
}

/** Oneself with the right to decide reviews, or another with the right to manage members. */
function whose(ctx: ActorContext, asked: UserId | undefined): UserId {
  if (asked !== undefined && ctx.permissions.has("members:write")) return asked;
  const me = personOf(ctx.actor);
  if (asked !== undefined && asked !== me)
    throw new ForbiddenError("Who stands in for somebody else is said by those who manage members.");
  if (!ctx.permissions.has("reviews:decide"))
    throw new ForbiddenError("You do not decide reviews: there is nothing to hand over.");
  return me;
}

/** A deputy without the right themselves could answer nothing. */
async function requireDecider(unit: Unit, toUserId: UserId): Promise<void> {
  const { mayDecide } = await readReviewer(unit, { type: "user", id: toUserId, method: "" });
  if (!mayDecide) throw new ValidationError([{ path: "toUserId", message: "must be a member who may decide reviews" }]);
}

function requirePeriod({ startsAt, endsAt }: SetDelegationInput): void {
  const refuse = (message: string) => new ValidationError([{ path: "endsAt", message }]);
  if (endsAt.getTime() <= startsAt.getTime()) throw refuse("must be after `startsAt`");
  if (endsAt.getTime() <= Date.now()) throw refuse("must be in the future");
  if (endsAt.getTime() - startsAt.getTime() > DAYS_MAX * DAY_MS)
    throw refuse(`must be at most ${DAYS_MAX} days after \`startsAt\``);
}

async function deleteDelegation({ tx, organization }: Unit, userId: UserId): Promise<void> {
  const where = { organizationId: organization, fromUserId: uuidOf("usr", userId) };
  const { count } = await tx.reviewDelegation.deleteMany({ where });
  if (count === 0) throw new NotFoundError("Nobody stands in for this person.");
}

interface Row {
  readonly from_user_id: string;
  readonly to_user_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
}

function viewOf(row: Row): DelegationView {
  return {
    userId: idOf("usr", row.from_user_id),
    toUserId: idOf("usr", row.to_user_id),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  };
}
