import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { NotFoundError, RateLimitedError } from "@/server/errors";
import { type ChannelId, idOf, newUuid, uuidOf } from "@/server/ids";
import { CHANNEL_ALONE } from "./recipients";
import { failureOf } from "./record-attempt";
import type { NotificationDeliveryView } from "./schemas";
import { send } from "./send";
import type { SendOptions } from "./send-options";
import type { Sent } from "./sent";
import { channelIdOf, readChannel } from "./service";
import { configuredOf, holdChannel, listDeliveriesOf } from "./store";

const TESTS_MAX = 5;
const WINDOW_S = 60;

/**
 * Sends a test message now, whether or not the channel is switched on or has quiet hours, and says what the provider said. It is tried
 * once. A delivered one counts as sent, and changes nothing else of how the channel stands.
 * @throws NotFoundError; RateLimitedError after five in a minute.
 */
export async function testChannel(
  ctx: ActorContext,
  id: string,
  options: SendOptions,
): Promise<NotificationDeliveryView> {
  const channel = channelIdOf(id);
  const configured = configuredOf(ctx.organizationId, await readChannel(ctx, channel));
  const uuid = await putDown(ctx, channel);
  const message = {
    id: idOf("dlv", uuid),
    kind: "test",
    organizationId: ctx.organizationId,
    createdAt: options.now().toISOString(),
    notices: [],
    more: 0,
    url: `${options.origin}/reviews`,
  } as const;
  return await record(ctx, channel, uuid, await send(configured, message, CHANNEL_ALONE, options));
}

/** Written before it is sent, as a failure until something else is known. */
async function putDown(ctx: ActorContext, channel: ChannelId): Promise<string> {
  const id = newUuid();
  await inOrganization(ctx, async (unit) => {
    const held = await holdChannel(unit, channel); // one test at a time counts
    if (held === null) throw new NotFoundError();
    const { tx, organization: organizationId } = unit;
    const since = new Date(Date.now() - WINDOW_S * 1_000);
    const where = { organizationId, channelId: held.id, kind: "test", createdAt: { gte: since } };
    if ((await tx.notificationDelivery.count({ where })) >= TESTS_MAX)
      throw new RateLimitedError(
        "channel_tests",
        `A channel is tested at most ${TESTS_MAX} times in a minute.`,
        WINDOW_S,
      );
    await tx.notificationDelivery.create({
      data: {
        organizationId,
        id,
        channelId: held.id,
        kind: "test",
        status: "failed",
        attempts: 1,
        lastError: "interrupted",
      },
    });
  });
  return id;
}

async function record(
  ctx: ActorContext,
  channel: ChannelId,
  id: string,
  sent: Sent,
): Promise<NotificationDeliveryView> {
  return await inOrganization(ctx, async (unit) => {
    const { tx, organization } = unit;
    const isDelivered = sent.kind === "delivered";
    const error = isDelivered ? null : failureOf(sent);
    await tx.$executeRaw`update mastguard.notification_delivery
      set status = ${isDelivered ? "delivered" : "failed"}, last_status = ${sent.status}, last_error = ${error}, last_detail = ${sent.detail},
        last_attempt_at = now(), delivered_at = case when ${isDelivered} then now() end, updated_at = now()
      where organization_id = ${organization}::uuid and id = ${id}::uuid and channel_id = ${uuidOf("chn", channel)}::uuid`;
    if (isDelivered)
      await tx.$executeRaw`update mastguard.notification_channel set last_sent_at = now()
        where organization_id = ${organization}::uuid and id = ${uuidOf("chn", channel)}::uuid`;
    const [view] = await listDeliveriesOf(unit, channel, { limit: 1, only: id });
    if (view === undefined) throw new NotFoundError(); // deleted while it was tested
    return view;
  });
}
