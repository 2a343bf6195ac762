import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError, NotFoundError, ValidationError } from "@/server/errors";
import type { DestinationRules } from "@/server/http/destination";
import { type ChannelId, idOf, isId, newUuid, uuidOf } from "@/server/ids";
import { configured, hostOf, reconfigured, withSigningSecret } from "./configure";
import {
  CHANNELS_MAX,
  type ChannelView,
  type CreateChannelInput,
  type CreatedChannel,
  type NotificationDeliveryView,
  type UpdateChannelInput,
} from "./schemas";
import { sealConfig } from "./sealed-config";
import {
  type ChannelRow,
  channelView,
  configuredOf,
  discardWaiting,
  endOfLog,
  findChannel,
  hasRoom,
  holdChannel,
  listChannelsOf,
  listDeliveriesOf,
  missingPolicies,
} from "./store";

/**
 * Creates a channel that tells of what joins the log from now on.
 * @throws ValidationError naming the field, also for a place that may not be connected to; ConflictError when the organization has 20.
 */
export async function createChannel(
  ctx: ActorContext,
  rules: DestinationRules,
  input: CreateChannelInput,
): Promise<CreatedChannel> {
  const { channel, signingSecret } = withSigningSecret(await configured(input.type, input.config, rules));
  const uuid = newUuid();
  const id = idOf("chn", uuid);
  return await inOrganization(ctx, async (unit) => {
    if (!(await hasRoom(unit, CHANNELS_MAX)))
      throw new ConflictError(`An organization has at most ${CHANNELS_MAX} notification channels. Delete one first.`);
    const row = await unit.tx.notificationChannel.create({
      data: {
        organizationId: unit.organization,
        id: uuid,
        name: input.name,
        type: input.type,
        config: sealConfig(ctx.organizationId, id, channel),
        events: input.events,
        policyIds: await policyUuids(unit, input.policyIds),
        digestMinutes: input.digestMinutes,
        ...quietColumns(input.quietHours),
        isActive: input.isActive,
        position: await endOfLog(unit),
        createdBy: ctx.actor.id,
      },
    });
    // Who is told, and how to reach them, is not for the log: what is in it stays for ever.
    unit.append({
      type: "notification_channel.created",
      data: { channelId: id, channelType: input.type, host: hostOf(channel), events: input.events },
    });
    return { ...channelView(ctx.organizationId, row), signingSecret };
  });
}

/** A page of channels, the newest first. @param page counts from 1; `limit` is at most 200. */
export async function listChannels(
  ctx: ActorContext,
  { page, limit }: { readonly page: number; readonly limit: number },
): Promise<{ channels: ChannelView[]; total: number }> {
  return await inOrganization(ctx, (unit) => listChannelsOf(unit, { limit, offset: (page - 1) * limit }));
}

/** @throws NotFoundError for an id that is malformed, unknown or another organization's. */
export async function getChannel(ctx: ActorContext, id: string): Promise<ChannelView> {
  return channelView(ctx.organizationId, await readChannel(ctx, channelIdOf(id)));
}

/**
 * Changes a channel. What waits for one that is switched off is discarded; one that is switched on again tells of what joins the log from
 * then on. With other quiet hours or another rhythm, what waits is looked at anew.
 * @throws NotFoundError as above; ValidationError naming the field; ConflictError when its configuration was changed meanwhile.
 */
export async function updateChannel(
  ctx: ActorContext,
  rules: DestinationRules,
  id: string,
  change: UpdateChannelInput,
): Promise<ChannelView> {
  const channel = channelIdOf(id);
  const before = await readChannel(ctx, channel);
  const config =
    change.config === undefined
      ? null
      : await reconfigured(configuredOf(ctx.organizationId, before), change.config, rules);
  return await inOrganization(ctx, async (unit) => {
    const held = await holdChannel(unit, channel);
    if (held === null) throw notFound();
    if (config !== null && !Buffer.from(held.config).equals(before.config))
      throw new ConflictError("This channel was changed by somebody else in the meantime. Look at it again.");
    const { name, events, policyIds, digestMinutes, quietHours } = change;
    const row = await unit.tx.notificationChannel.update({
      where: { organizationId_id: { organizationId: unit.organization, id: held.id } },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(events === undefined ? {} : { events }),
        ...(policyIds === undefined ? {} : { policyIds: await policyUuids(unit, policyIds) }),
        ...(digestMinutes === undefined ? {} : { digestMinutes }),
        ...(quietHours === undefined ? {} : quietColumns(quietHours)),
        ...(config === null ? {} : { config: sealConfig(ctx.organizationId, channel, config) }),
        ...(await activity(unit, channel, held, change.isActive)),
        updatedAt: new Date(),
      },
    });
    if (digestMinutes !== undefined || quietHours !== undefined) await lookAnew(unit, held.id);
    if (config !== null) await forgetReached(unit, held.id);
    unit.append({ type: "notification_channel.updated", data: { channelId: channel, changed: changedFields(change) } });
    return channelView(ctx.organizationId, row);
  });
}

/** Deletes a channel and the history of its messages. One that is on its way at this moment may still arrive. @throws NotFoundError */
export async function deleteChannel(ctx: ActorContext, id: string): Promise<{ id: string; deleted: true }> {
  const channel = channelIdOf(id);
  return await inOrganization(ctx, async (unit) => {
    const { count } = await unit.tx.notificationChannel.deleteMany({
      where: { organizationId: unit.organization, id: uuidOf("chn", channel) },
    });
    if (count === 0) throw notFound();
    unit.append({ type: "notification_channel.deleted", data: { channelId: channel } });
    return { id, deleted: true };
  });
}

/**
 * A page of a channel's messages, the newest first, as far as they are kept.
 * @param cursor the `nextCursor` of the page before. @throws NotFoundError as above; ValidationError for a cursor that is none.
 */
export async function listChannelDeliveries(
  ctx: ActorContext,
  id: string,
  { limit, cursor = null }: { readonly limit: number; readonly cursor?: string | null | undefined },
): Promise<{ deliveries: NotificationDeliveryView[]; nextCursor: string | null }> {
  const channel = channelIdOf(id);
  if (cursor !== null && !isId("dlv", cursor))
    throw new ValidationError([{ path: "cursor", message: "must be the `nextCursor` of a page of this list" }]);
  return await inOrganization(ctx, async (unit) => {
    if ((await findChannel(unit, channel)) === null) throw notFound();
    const found = await listDeliveriesOf(unit, channel, { limit: limit + 1, below: cursor });
    const deliveries = found.slice(0, limit);
    return { deliveries, nextCursor: found.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
  });
}

export async function readChannel(ctx: ActorContext, id: ChannelId): Promise<ChannelRow> {
  const row = await inOrganization(ctx, (unit) => findChannel(unit, id));
  if (row === null) throw notFound();
  return row;
}

export function channelIdOf(id: string): ChannelId {
  if (!isId("chn", id)) throw notFound();
  return id;
}

function notFound(): NotFoundError {
  return new NotFoundError("There is no such notification channel.");
}

/** @throws ValidationError naming the first that is no policy of the organization. */
async function policyUuids(unit: Unit, ids: readonly string[]): Promise<string[]> {
  const uuids = ids.map((id) => (isId("pol", id) ? uuidOf("pol", id) : null));
  const missing = await missingPolicies(
    unit,
    uuids.filter((uuid) => uuid !== null),
  );
  return uuids.map((uuid, at) => {
    if (uuid === null || missing.has(uuid))
      throw new ValidationError([{ path: `policyIds[${at}]`, message: "must be a policy of this organization" }]);
    return uuid;
  });
}

function quietColumns(quiet: CreateChannelInput["quietHours"]) {
  return { quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, quietZone: quiet?.zone ?? null };
}

/** What switching a channel on or off changes beside; nothing when it is so already. */
async function activity(unit: Unit, id: ChannelId, held: ChannelRow, isActive: boolean | undefined) {
  if (isActive === undefined || isActive === held.isActive) return {};
  if (!isActive) {
    await discardWaiting(unit, id);
    return { isActive };
  }
  return { isActive, disabledReason: null, failingSince: null, pausedUntil: null, position: await endOfLog(unit) };
}

/** What has not been tried is due: when it is looked at, the rules of now hold it or let it go. */
async function lookAnew({ tx, organization }: Unit, channelId: string): Promise<void> {
  await tx.$executeRaw`update mastguard.notification_delivery set due_at = now()
    where organization_id = ${organization}::uuid and channel_id = ${channelId}::uuid and status = 'pending' and attempts = 0`;
}

/** Places in a list of recipients mean nothing once the list may be another. */
async function forgetReached({ tx, organization }: Unit, channelId: string): Promise<void> {
  const where = { organizationId: organization, channelId, status: "pending" };
  await tx.notificationDelivery.updateMany({ where, data: { reached: [] } });
}

function changedFields({ config, ...rest }: UpdateChannelInput): string[] {
  return [...Object.keys(rest), ...Object.keys(config ?? {}).map((field) => `config.${field}`)].sort();
}
