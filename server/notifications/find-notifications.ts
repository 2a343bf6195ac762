import { z } from "zod";
import { pool } from "@/server/db/client";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { type ChannelId, idOf, isId, newUuid, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { NOTIFICATIONS } from "./actor";
import { jsonOf } from "./ask";
import { outsideQuiet, quietUntil } from "./quiet-hours";
import type { QuietHours } from "./schemas";
import { QuietColumns, quietHoursOf } from "./store";

/** Messages of one channel that may wait; what comes after them waits in the log. */
const WAITING_MAX = 2_000;
const ENTRIES_MAX = 1_000;
const CHANNELS_MAX = 100;
const MINUTE_MS = 60_000;

/**
 * Holds what has joined the logs against what channels tell, and puts down the messages that come of it. Safe on many nodes at once: a
 * channel's position moves with its messages, under its row's lock, so each entry is looked at once.
 * @param now this node's clock. @returns whether messages were put down, and whether there is more to look at at once.
 */
export async function findNotifications(now: Date): Promise<{ found: boolean; isMore: boolean }> {
  const { rows } = await pool().query<{ organization_id: string; id: string }>(
    "select organization_id, id from mastguard.notification_channels_behind($1, $2)",
    [WAITING_MAX, CHANNELS_MAX],
  );
  const done = { found: false, isMore: false };
  for (const { organization_id, id } of rows) {
    const who = { organizationId: idOf("org", organization_id), actor: NOTIFICATIONS };
    const channel = idOf("chn", id);
    try {
      const { found, isMore } = await inOrganization(who, (unit) => lookThrough(unit, channel, now));
      done.found ||= found;
      done.isMore ||= isMore || rows.length === CHANNELS_MAX;
    } catch (err) {
      // One channel's trouble must not keep the others from being looked at.
      wideEvent("error", { event: "notification.find", organizationId: who.organizationId, channelId: channel, err });
    }
  }
  return done;
}

async function lookThrough(unit: Unit, id: ChannelId, now: Date): Promise<{ found: boolean; isMore: boolean }> {
  const { tx, organization } = unit;
  // Skipped: another node is looking.
  const [row] = Channels.parse(
    await tx.$queryRaw`select id, position, events, policy_ids, digest_minutes, quiet_from, quiet_to, quiet_zone from mastguard.notification_channel
      where organization_id = ${organization}::uuid and id = ${uuidOf("chn", id)}::uuid and is_active for no key update skip locked`,
  );
  if (row === undefined) return { found: false, isMore: false };
  const [{ size, at }] = Ends.parse(await tx.$queryRaw`select size, now() as at from mastguard.log_head`);
  const past = Math.min(row.position + ENTRIES_MAX, size);
  const entries = await wantedEntries(unit, row, past);
  const rhythm = { digestMs: row.digest_minutes * MINUTE_MS, quiet: quietHoursOf(row), now, databaseNow: at };
  if (entries.length > 0) await putDown(unit, row.id, entries, rhythm);
  await tx.$executeRaw`update mastguard.notification_channel set position = ${past}, scanned_at = now()
    where organization_id = ${organization}::uuid and id = ${row.id}::uuid`;
  return { found: entries.length > 0, isMore: past < size };
}

interface Wanted {
  readonly index: number;
  readonly eventId: string;
  readonly event: string;
  readonly taskId: string;
  readonly isCritical: boolean;
}

/** Entries before `past` that the channel tells: by their type, and by the policy that opened their review. */
async function wantedEntries({ tx, organization }: Unit, channel: Channel, past: number): Promise<Wanted[]> {
  const entries = Entries.parse(
    await tx.$queryRaw`select id, index, type, body from mastguard.entry
      where organization_id = ${organization}::uuid and index >= ${channel.position} and index < ${past} and type = any (${channel.events})
      order by index`,
  ).flatMap(({ id, index, type, body }) => {
    const taskId = Body.safeParse(jsonOf(body)).data?.data.taskId ?? ""; // an altered entry must not stop those after it
    return isId("tsk", taskId) ? [{ eventId: id, index, event: type, taskId: uuidOf("tsk", taskId) }] : [];
  });
  const tasks = await tx.reviewTask.findMany({
    where: { organizationId: organization, id: { in: entries.map(({ taskId }) => taskId) } },
    select: { id: true, policyId: true, riskCategory: true },
  });
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const policies = new Set(channel.policy_ids);
  return entries.flatMap((entry) => {
    const task = byId.get(entry.taskId);
    if (task === undefined) return []; // verification names the entry
    if (policies.size > 0 && (task.policyId === null || !policies.has(task.policyId))) return [];
    return [{ ...entry, isCritical: task.riskCategory === "CRITICAL" }];
  });
}

interface Rhythm {
  readonly digestMs: number;
  readonly quiet: QuietHours | null;
  readonly now: Date;
  readonly databaseNow: Date;
}

/** A message that still takes entries, or that is made. */
interface Open {
  readonly id: string;
  readonly waitMs: number;
  readonly isNew: boolean;
  isUrgent: boolean;
}

async function putDown(unit: Unit, channelId: string, entries: readonly Wanted[], rhythm: Rhythm): Promise<void> {
  const { tx, organization } = unit;
  const { digestMs, quiet, now, databaseNow } = rhythm;
  const open = await openDigests(unit, channelId);
  const items = entries.map(({ isCritical, index, ...entry }) => {
    const due = new Date(now.getTime() + digestMs);
    const waitMs = (isCritical ? due : outsideQuiet(quiet, due)).getTime() - now.getTime();
    const fits = (one: Open) =>
      one.waitMs > 0 &&
      one.waitMs <= waitMs &&
      (isCritical || quietUntil(quiet, new Date(now.getTime() + one.waitMs)) === null);
    const before = open.find(fits);
    const message = before ?? { id: newUuid(), waitMs, isUrgent: false, isNew: true };
    if (before === undefined) open.push(message);
    message.isUrgent ||= isCritical;
    return { organizationId: organization, channelId, entryIndex: index, deliveryId: message.id, ...entry };
  });
  await tx.notificationDelivery.createMany({
    data: open
      .filter(({ isNew }) => isNew)
      .map(({ id, waitMs, isUrgent }) => ({
        organizationId: organization,
        id,
        channelId,
        kind: waitMs === 0 ? "event" : "digest",
        isUrgent,
        dueAt: new Date(databaseNow.getTime() + waitMs),
      })),
  });
  const joined = open.filter(({ isNew, isUrgent }) => !isNew && isUrgent).map(({ id }) => id);
  if (joined.length > 0) {
    const where = { organizationId: organization, id: { in: joined } };
    await tx.notificationDelivery.updateMany({ where, data: { isUrgent: true } });
  }
  await tx.notificationItem.createMany({ data: items });
}

/** Held until the transaction ends: nobody sends one while something is added to it. */
async function openDigests({ tx, organization }: Unit, channelId: string): Promise<Open[]> {
  const rows = Digests.parse(
    await tx.$queryRaw`select id, is_urgent, (extract(epoch from due_at - now()) * 1000)::float8 as wait from mastguard.notification_delivery
      where organization_id = ${organization}::uuid and channel_id = ${channelId}::uuid and kind = 'digest' and status = 'pending'
        and attempts = 0 and due_at > clock_timestamp()
      order by due_at for update skip locked`,
  );
  return rows.map(({ id, is_urgent, wait }) => ({ id, waitMs: wait, isUrgent: is_urgent, isNew: false }));
}

const Index = z.coerce.number().int();
const Channels = z
  .array(
    QuietColumns.extend({
      id: z.string(),
      position: Index,
      events: z.array(z.string()),
      policy_ids: z.array(z.string()),
      digest_minutes: z.number().int(),
    }),
  )
  .max(1);
type Channel = z.output<typeof Channels>[number];
const Ends = z.tuple([z.object({ size: Index, at: z.date() })]);
const Entries = z.array(z.object({ id: z.string(), index: Index, type: z.string(), body: z.string() }));
const Body = z.object({ data: z.object({ taskId: z.string() }) });
const Digests = z.array(z.object({ id: z.string(), is_urgent: z.boolean(), wait: z.number() }));
