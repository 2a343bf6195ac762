import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import type { Unit } from "@/server/db/in-organization";
import { type ChannelId, type DeliveryId, idOf, type OrganizationId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { CHANNEL_TYPES, type Configured, SECRETS } from "./config";
import type { ChannelView, NotificationDeliveryView, QuietHours } from "./schemas";
import { openConfig, UnopenedConfigError } from "./sealed-config";

export type ChannelRow = Prisma.NotificationChannelGetPayload<object>;
const EVENTS_SHOWN = 10;

/** Says no to whoever would make the channel number `most` + 1: one creation at a time counts. */
export async function hasRoom({ tx, organization }: Unit, most: number): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`notifications ${organization}`}, 0))`;
  return (await tx.notificationChannel.count({ where: { organizationId: organization } })) < most;
}

/** Where the organization's log ends: the index of the next entry. */
export async function endOfLog({ tx }: Unit): Promise<number> {
  const [{ size }] = Ends.parse(await tx.$queryRaw`select size from mastguard.log_head`);
  return size;
}

/** One page of channels, the newest first, and how many there are. */
export async function listChannelsOf(
  { tx, organization, organizationId }: Unit,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ channels: ChannelView[]; total: number }> {
  const where = { organizationId: organization };
  const rows = await tx.notificationChannel.findMany({ where, orderBy: { id: "desc" }, take: limit, skip: offset });
  const total = await tx.notificationChannel.count({ where });
  return { channels: rows.map((row) => channelView(organizationId, row)), total };
}

export async function findChannel({ tx, organization }: Unit, id: ChannelId): Promise<ChannelRow | null> {
  const key = { organizationId: organization, id: uuidOf("chn", id) };
  return await tx.notificationChannel.findUnique({ where: { organizationId_id: key } });
}

/**
 * The channel, held until the transaction ends, or null.
 * INVARIANT: whoever changes a channel and its messages takes the channel first, so that two of them never wait for each other.
 */
export async function holdChannel(unit: Unit, id: ChannelId): Promise<ChannelRow | null> {
  await unit.tx.$queryRaw`select 1 from mastguard.notification_channel
    where organization_id = ${unit.organization}::uuid and id = ${uuidOf("chn", id)}::uuid for no key update`;
  return await findChannel(unit, id);
}

/** Ends what waits for a channel unsent. @returns how many messages. */
export async function discardWaiting({ tx, organization }: Unit, id: ChannelId): Promise<number> {
  return await tx.$executeRaw`update mastguard.notification_delivery set status = 'discarded', leased_until = null, updated_at = now()
    where organization_id = ${organization}::uuid and channel_id = ${uuidOf("chn", id)}::uuid and status = 'pending'`;
}

/** How many of these are policies of the organization that have not been deleted. */
export async function missingPolicies({ tx, organization }: Unit, ids: readonly string[]): Promise<Set<string>> {
  const where = { organizationId: organization, id: { in: [...ids] }, deletedAt: null };
  const found = new Set((await tx.policy.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return new Set(ids.filter((id) => !found.has(id)));
}

/** Deliveries of a channel, the newest first (index notification_delivery organization_id, channel_id, id), or the one named. */
export async function listDeliveriesOf(
  { tx, organization }: Unit,
  id: ChannelId,
  { limit, below, only }: { readonly limit: number; readonly below?: DeliveryId | null; readonly only?: string },
): Promise<NotificationDeliveryView[]> {
  const before = below === undefined || below === null ? null : uuidOf("dlv", below);
  const rows =
    await tx.$queryRaw`select d.*, i.entries, coalesce(f.events, '[]'::json) as events from mastguard.notification_delivery d
    cross join lateral (select count(*)::int as entries from mastguard.notification_item n
      where n.organization_id = d.organization_id and n.delivery_id = d.id) i
    cross join lateral (select json_agg(x) as events from (select n.event_id, n.event, n.task_id, n.entry_index from mastguard.notification_item n
      where n.organization_id = d.organization_id and n.delivery_id = d.id order by n.entry_index limit ${EVENTS_SHOWN}) x) f
    where d.organization_id = ${organization}::uuid and d.channel_id = ${uuidOf("chn", id)}::uuid
      and (${before}::uuid is null or d.id < ${before}::uuid) and (${only ?? null}::uuid is null or d.id = ${only ?? null}::uuid)
    order by d.id desc limit ${limit}`;
  return DeliveryRows.parse(rows).map(deliveryView);
}

export function channelView(organizationId: OrganizationId, row: ChannelRow): ChannelView {
  const id = idOf("chn", row.id);
  const { type, disabledReason } = Columns.parse(row);
  return {
    id,
    name: row.name,
    type,
    ...viewOfConfig(organizationId, row),
    events: row.events,
    policyIds: row.policyIds.map((policy) => idOf("pol", policy)),
    digestMinutes: row.digestMinutes,
    quietHours: quietHoursOf({ quiet_from: row.quietFrom, quiet_to: row.quietTo, quiet_zone: row.quietZone }),
    isActive: row.isActive,
    disabledReason,
    failingSince: row.failingSince?.toISOString() ?? null,
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function configuredOf(organizationId: OrganizationId, row: ChannelRow): Configured {
  return openConfig(organizationId, idOf("chn", row.id), Columns.parse(row).type, row.config);
}

/** Of a configuration that does not open nothing is shown: the other channels are listed all the same, and this one can be deleted. */
function viewOfConfig(organizationId: OrganizationId, row: ChannelRow) {
  try {
    return { ...shownConfig(configuredOf(organizationId, row)), isReadable: true };
  } catch (err) {
    if (!(err instanceof UnopenedConfigError)) throw err;
    wideEvent("error", { event: "notification.config", organizationId, channelId: idOf("chn", row.id), err });
    return { config: {}, secretsSet: [], isReadable: false };
  }
}

/** INVARIANT: the only way from a configuration to somebody's eyes. */
function shownConfig({ type, config }: Configured): Pick<ChannelView, "config" | "secretsSet"> {
  const isSecret = (field: string) => Object.hasOwn(SECRETS[type], field);
  const fields = Object.entries(config);
  return {
    config: Object.fromEntries(fields.filter(([field]) => !isSecret(field))),
    secretsSet: fields.flatMap(([field, value]) => (isSecret(field) && value !== undefined ? [field] : [])),
  };
}

/** Columns that stand for quiet hours. */
export const QuietColumns = z.object({
  quiet_from: z.string().nullable(),
  quiet_to: z.string().nullable(),
  quiet_zone: z.string().nullable(),
});

export function quietHoursOf({ quiet_from, quiet_to, quiet_zone }: z.output<typeof QuietColumns>): QuietHours | null {
  if (quiet_from === null || quiet_to === null || quiet_zone === null) return null;
  return { from: quiet_from, to: quiet_to, zone: quiet_zone };
}

function deliveryView(row: z.output<typeof DeliveryRows>[number]): NotificationDeliveryView {
  return {
    id: idOf("dlv", row.id),
    channelId: idOf("chn", row.channel_id),
    kind: row.kind,
    entries: row.entries,
    events: row.events.map(({ event_id, event, task_id, entry_index }) => ({
      eventId: idOf("evt", event_id),
      type: event,
      taskId: idOf("tsk", task_id),
      entryIndex: entry_index,
    })),
    status: row.status,
    attempts: row.attempts,
    nextAttemptAt: row.status === "pending" ? row.due_at.toISOString() : null,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    lastStatus: row.last_status,
    lastError: row.last_error,
    lastDetail: row.last_detail,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

const Ends = z.tuple([z.object({ size: z.coerce.number().int() })]);
const Columns = z.object({
  type: z.enum(CHANNEL_TYPES),
  disabledReason: z.enum(["gone", "refused", "failing"]).nullable(),
});
const DeliveryRows = z.array(
  z.object({
    id: z.string(),
    channel_id: z.string(),
    kind: z.enum(["event", "digest", "test"]),
    entries: z.number(),
    events: z.array(
      z.object({ event_id: z.string(), event: z.string(), task_id: z.string(), entry_index: z.number() }),
    ),
    status: z.enum(["pending", "delivered", "failed", "discarded"]),
    attempts: z.number(),
    due_at: z.date(),
    last_attempt_at: z.date().nullable(),
    last_status: z.number().nullable(),
    last_error: z.string().nullable(),
    last_detail: z.string().nullable(),
    delivered_at: z.date().nullable(),
    created_at: z.date(),
  }),
);
