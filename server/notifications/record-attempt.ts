import { z } from "zod";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { type ChannelId, uuidOf } from "@/server/ids";
import { FAILING_MAX, waitAfter } from "@/server/webhooks";
import { NOTIFICATIONS } from "./actor";
import type { Claimed } from "./deliver";
import { outsideQuiet } from "./quiet-hours";
import type { QuietHours } from "./schemas";
import type { Sent } from "./sent";
import { discardWaiting, holdChannel } from "./store";

/** What came of an attempt. `unreadable`: there was nothing to send, through no fault of the channel's. */
export type Attempt = Sent | { readonly kind: "unreadable" };
type Failure = Exclude<Attempt, { kind: "delivered" }>;

interface Clock {
  /** Null for what may be sent at any time. */
  readonly quiet: QuietHours | null;
  readonly now: Date;
}

/**
 * Puts down what came of an attempt, for the message and for its channel, in one transaction. A success counts whoever reports it and
 * however late; a failure counts only for the node that still has the message.
 */
export async function recordAttempt(claimed: Claimed, id: ChannelId, attempt: Attempt, clock: Clock): Promise<void> {
  await inOrganization({ organizationId: claimed.organizationId, actor: NOTIFICATIONS }, async (unit) => {
    const channel = await holdChannel(unit, id);
    if (channel === null) return; // deleted, and the message with it
    if (attempt.kind === "delivered") return await putDownSuccess(unit, claimed, channel.id, attempt);
    const isOurs = await putDownFailure(unit, claimed, attempt, clock);
    if (!isOurs || attempt.kind === "unreadable") return;
    if (attempt.kind === "failed" && attempt.failure === "limited")
      return await pause(unit, channel.id, attempt.retryAfterMs ?? 0);
    // What a member's own mailbox does not take says nothing of the channel.
    if (attempt.kind === "failed" && attempt.channelTook !== undefined)
      return attempt.channelTook === "now" ? await noteSuccess(unit, channel.id) : undefined;
    const isOver = await noteFailure(unit, channel.id);
    const reason = attempt.kind === "refused" ? attempt.reason : isOver ? "failing" : null;
    if (reason !== null && channel.isActive) await disable(unit, id, reason);
  });
}

/** Gives a claimed message back, to be sent when so much time has passed. It has not been tried. */
export async function holdBack({ organizationId, deliveryId, attempts }: Claimed, waitMs: number): Promise<void> {
  await inOrganization({ organizationId, actor: NOTIFICATIONS }, async ({ tx, organization }) => {
    await tx.$executeRaw`update mastguard.notification_delivery
      set attempts = attempts - 1, leased_until = null, due_at = now() + make_interval(secs => ${waitMs / 1_000})
      where organization_id = ${organization}::uuid and id = ${uuidOf("dlv", deliveryId)}::uuid and status = 'pending' and attempts = ${attempts}`;
  });
}

async function putDownSuccess(
  unit: Unit,
  { deliveryId }: Claimed,
  channel: string,
  { status, detail }: Sent & { kind: "delivered" },
): Promise<void> {
  const { tx, organization } = unit;
  await tx.$executeRaw`update mastguard.notification_delivery
    set status = 'delivered', leased_until = null, last_status = ${status}, last_error = null, last_detail = ${detail}, last_attempt_at = now(),
      delivered_at = now(), updated_at = now()
    where organization_id = ${organization}::uuid and id = ${uuidOf("dlv", deliveryId)}::uuid and status <> 'delivered'`;
  await noteSuccess(unit, channel);
}

async function noteSuccess({ tx, organization }: Unit, channel: string): Promise<void> {
  await tx.$executeRaw`update mastguard.notification_channel set last_sent_at = now(), failing_since = null, paused_until = null
    where organization_id = ${organization}::uuid and id = ${channel}::uuid`;
}

/** @returns false when the lease has run out and another node has it, or it has ended otherwise. */
async function putDownFailure(
  { tx, organization }: Unit,
  { deliveryId, attempts }: Claimed,
  attempt: Failure,
  { quiet, now }: Clock,
): Promise<boolean> {
  const scheduled = attempt.kind === "failed" ? waitAfter(attempts, Math.random()) : null;
  const asked = attempt.kind === "failed" ? (attempt.retryAfterMs ?? 0) : 0;
  const waitMs =
    scheduled === null
      ? null
      : outsideQuiet(quiet, new Date(now.getTime() + Math.max(scheduled, asked))).getTime() - now.getTime();
  const { status, detail } = attempt.kind === "unreadable" ? { status: null, detail: null } : attempt;
  const { reached = null, reachedPeople = null } = attempt.kind === "failed" ? attempt : {};
  const people = reachedPeople?.map((id) => uuidOf("usr", id)) ?? null;
  const changed = await tx.$executeRaw`update mastguard.notification_delivery
    set status = ${waitMs === null ? "failed" : "pending"}, leased_until = null, due_at = now() + make_interval(secs => ${(waitMs ?? 0) / 1_000}),
      reached = coalesce(${reached}::int[], reached), reached_people = coalesce(${people}::uuid[], reached_people), last_status = ${status}, last_error = ${failureOf(attempt)}, last_detail = ${detail},
      last_attempt_at = now(), updated_at = now()
    where organization_id = ${organization}::uuid and id = ${uuidOf("dlv", deliveryId)}::uuid and status = 'pending' and attempts = ${attempts}`;
  return changed === 1;
}

/** What the delivery log calls it. */
export function failureOf(attempt: Failure): string {
  if (attempt.kind === "failed") return attempt.failure;
  return attempt.kind === "refused" ? attempt.reason : "unreadable";
}

/** Leaves the provider alone for as long as it asked: every message of the channel, not only this one. */
async function pause({ tx, organization }: Unit, channel: string, ms: number): Promise<void> {
  await tx.$executeRaw`update mastguard.notification_channel
    set paused_until = greatest(paused_until, now() + make_interval(secs => ${ms / 1_000}))
    where organization_id = ${organization}::uuid and id = ${channel}::uuid`;
}

/** @returns whether the channel has failed for too long. */
async function noteFailure({ tx, organization }: Unit, channel: string): Promise<boolean> {
  const [row] = Failing.parse(
    await tx.$queryRaw`update mastguard.notification_channel set failing_since = coalesce(failing_since, now())
      where organization_id = ${organization}::uuid and id = ${channel}::uuid
      returning failing_since <= now() - ${FAILING_MAX}::interval as is_over`,
  );
  return row.is_over;
}

/** Switches a channel off, and says in the log from where on nobody was told. */
async function disable(unit: Unit, id: ChannelId, reason: "gone" | "refused" | "failing"): Promise<void> {
  const { tx, organization } = unit;
  const [{ position }] = Disabled.parse(
    await tx.$queryRaw`update mastguard.notification_channel set is_active = false, disabled_reason = ${reason}, updated_at = now()
      where organization_id = ${organization}::uuid and id = ${uuidOf("chn", id)}::uuid returning position`,
  );
  const discarded = await discardWaiting(unit, id);
  const data = { channelId: id, reason, discarded, nextIndex: position };
  unit.append({ type: "notification_channel.disabled", data });
}

const Failing = z.tuple([z.object({ is_over: z.boolean() })]);
const Disabled = z.tuple([z.object({ position: z.coerce.number().int() })]);
