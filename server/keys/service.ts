import type { Actor, ActorContext } from "@/server/auth/actor";
import { API_KEY_PREFIX, newApiKey } from "@/server/auth/api-key";
import { mayGrantScope, type Scope } from "@/server/auth/permissions";
import { inOrganization, type Tx, type Unit } from "@/server/db/in-organization";
import { ForbiddenError, NotFoundError, ValidationError } from "@/server/errors";
import { idOf, isId, newUuid, type UserId, uuidOf } from "@/server/ids";
import type { ApiKeyView, CreatedApiKey, RevokedApiKey } from "./schemas";
import { listKeys, revokeKey } from "./store";

/** Parsed by `CreateApiKeySchema`. */
export interface CreateApiKeyInput {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | null;
  /** Binds the key to this person, as whom it then reviews: oneself, or anybody when the operator asks. */
  readonly userId?: UserId | null;
}

/**
 * Creates a key. The answer is the only place its secret ever appears. The epoch stays: a key nobody has used yet can
 * change no decision.
 * The scope `hitl:review` on a key that is bound to nobody allows nothing (`permissionsOfScopes`).
 * @throws ForbiddenError for a scope the creator lacks or another person's name; ValidationError for a time that has
 *   passed or lies after the end of the key that creates it; NotFoundError for a person who is no member.
 */
export async function createApiKey(ctx: ActorContext, input: CreateApiKeyInput): Promise<CreatedApiKey> {
  const { name, scopes, expiresAt = null, userId = null } = input;
  refuseEscalation(ctx, scopes, userId);
  return await inOrganization(ctx, async (unit) => {
    await refuseImpossible(unit, { expiresAt, userId });
    await refuseOutliving(unit, ctx.actor, expiresAt);
    const { key, hash, lastFour } = newApiKey();
    const id = newUuid();
    const { createdAt } = await unit.tx.apiKey.create({
      data: {
        organizationId: unit.organization,
        id,
        name,
        lastFour,
        hash: new Uint8Array(hash),
        scopes: [...scopes],
        userId: userId === null ? null : uuidOf("usr", userId),
        createdBy: ctx.actor.id,
        expiresAt,
      },
      select: { createdAt: true },
    });
    const view = {
      id: idOf("key", id),
      name,
      scopes: [...scopes],
      userId,
      expiresAt: expiresAt?.toISOString() ?? null,
    };
    unit.append({
      type: "key.created",
      data: { keyId: view.id, scopes: view.scopes, userId, expiresAt: view.expiresAt },
    });
    return {
      ...view,
      key,
      prefix: API_KEY_PREFIX,
      lastFour,
      createdBy: ctx.actor.id,
      createdAt: createdAt.toISOString(),
      revokedAt: null,
      lastUsedAt: null,
      events: 0,
    };
  });
}

/**
 * Revokes a key: every request that starts after this answer is refused, and so is every decision computed before and
 * not yet committed (the epoch moves). Revoking again answers the same and writes nothing.
 * @throws NotFoundError for an id that is malformed, unknown or another organization's.
 */
export async function revokeApiKey(ctx: ActorContext, id: string): Promise<RevokedApiKey> {
  if (!isId("key", id)) throw new NotFoundError(NO_KEY);
  return await inOrganization(ctx, async (unit) => {
    const revoked = await revokeKey(unit, id);
    if (!revoked) throw new NotFoundError(NO_KEY);
    if (revoked.isNew) {
      unit.append({ type: "key.revoked", data: { keyId: id } });
      unit.bumpEpoch();
    }
    return { id, revokedAt: revoked.revokedAt.toISOString() };
  });
}

/** A page of keys, the newest first. @param page counts from 1; `limit` is at most 200. */
export async function listApiKeys(
  ctx: ActorContext,
  { page, limit }: { readonly page: number; readonly limit: number },
): Promise<{ keys: ApiKeyView[]; total: number }> {
  return await inOrganization(ctx, (unit) => listKeys(unit, { limit, offset: (page - 1) * limit }));
}

const NO_KEY = "There is no such key.";

/** INVARIANT: a key never does what its creator could not, and nobody reviews in another person's name. */
function refuseEscalation({ actor, permissions }: ActorContext, scopes: readonly Scope[], userId: UserId | null): void {
  const lacking = scopes.find((scope) => !mayGrantScope(permissions, scope));
  if (lacking) throw new ForbiddenError(`You cannot grant the scope \`${lacking}\`: you do not hold all it allows.`);
  if (userId === null || actor.type === "operator") return;
  const self = actor.type === "user" ? actor.id : actor.type === "api_key" ? actor.userId : null;
  if (userId !== self) throw new ForbiddenError("A key can be bound to yourself only.");
}

async function refuseImpossible(
  { tx, organization }: Unit,
  { expiresAt, userId }: Required<Pick<CreateApiKeyInput, "expiresAt" | "userId">>,
): Promise<void> {
  if (expiresAt !== null && expiresAt <= (await databaseTime(tx)))
    throw new ValidationError([{ path: "expiresAt", message: "must be in the future" }]);
  if (userId === null) return;
  const members = await tx.membership.count({
    where: { organizationId: organization, userId: uuidOf("usr", userId) },
  });
  if (members === 0) throw new NotFoundError("There is no such member.");
}

/** INVARIANT: nobody keeps access past the end of a key by having it make another. */
async function refuseOutliving({ tx, organization }: Unit, actor: Actor, expiresAt: Date | null): Promise<void> {
  if (actor.type !== "api_key") return;
  const creator = await tx.apiKey.findUniqueOrThrow({
    where: { organizationId_id: { organizationId: organization, id: uuidOf("key", actor.id) } },
    select: { expiresAt: true },
  });
  const end = creator.expiresAt;
  if (end === null || (expiresAt !== null && expiresAt <= end)) return;
  const message = `must be at most \`${end.toISOString()}\`, when the key that creates it expires`;
  throw new ValidationError([{ path: "expiresAt", message }]);
}

async function databaseTime(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select now()`;
  if (!row) throw new Error("the database did not tell the time");
  return row.now;
}
