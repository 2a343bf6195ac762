import { z } from "zod";
import { pool } from "@/server/db/client";
import type { ReceiverKind } from "@/server/delivery-loops";
import { type DeliveryId, idOf, isId, type OrganizationId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { type ToldPerson, toldInPerson } from "@/server/reviews";
import type { Configured } from "./config";
import type { Message } from "./message";
import { type PersonalLink, personalLinks } from "./personal-links";
import { quietUntil } from "./quiet-hours";
import { type Ready, readMessage } from "./read-message";
import { type Attempt, holdBack, recordAttempt } from "./record-attempt";
import { send } from "./send";
import type { SendOptions } from "./send-options";

/** A message in the hands of this node. */
export interface Claimed {
  readonly organizationId: OrganizationId;
  readonly deliveryId: DeliveryId;
  /** How often it has been claimed to be sent, this time included. */
  readonly attempts: number;
}

/** Longer than an attempt may take with everything around it: nobody else sends meanwhile. */
const LEASE = "1 minute";
/** At once, over all nodes. Few of a channel: providers count messages by the second. */
const AT_ONCE = {
  answering: { channel: 2, organization: 8 },
  failing: { channel: 1, organization: 4 },
} as const satisfies Record<ReceiverKind, { readonly channel: number; readonly organization: number }>;

/** Takes up to so many due messages, fairly over organizations and channels. What a node dies with is taken again after the lease. */
export async function claimNotifications(kind: ReceiverKind, most: number): Promise<Claimed[]> {
  const { channel, organization } = AT_ONCE[kind];
  const { rows } = await pool().query(
    "select organization_id, id, attempts from mastguard.claim_notifications($1, $2, $3, $4, $5)",
    [kind === "failing", most, channel, organization, LEASE],
  );
  return ClaimedRows.parse(rows).map((row) => ({
    organizationId: idOf("org", row.organization_id),
    deliveryId: idOf("dlv", row.id),
    attempts: row.attempts,
  }));
}

/**
 * Sends one message and puts down what came of it; in quiet hours puts it off instead, unless it is urgent. A node that dies in between
 * has sent it and does not know: it is sent again.
 */
export async function deliverNotification(claimed: Claimed, options: SendOptions): Promise<void> {
  const { organizationId, deliveryId, attempts } = claimed;
  const ready = await readMessage(organizationId, deliveryId, attempts, options.origin);
  if (ready === null) return; // deleted or switched off since it was claimed
  const { channelId, quiet, isUrgent } = ready;
  const now = options.now();
  const until = isUrgent ? null : quietUntil(quiet, now);
  if (until !== null) return await holdBack(claimed, until.getTime() - now.getTime());
  const began = performance.now();
  const sent = await attempt(ready, options);
  await recordAttempt(claimed, channelId, sent, { quiet: isUrgent ? null : quiet, now });
  const { detail: _, ...outcome } = { detail: null, ...sent }; // what others say stays out of our logs
  wideEvent(sent.kind === "delivered" ? "debug" : "info", {
    event: "notification.attempt",
    organizationId,
    channelId,
    channelType: ready.type,
    deliveryId,
    attempts,
    outcome,
    durationMs: Math.round(performance.now() - began),
  });
}

async function attempt(ready: Ready, options: SendOptions): Promise<Attempt> {
  const { channel, message, reached, reachedPeople } = ready;
  if (message === null) return { kind: "unreadable" };
  if (channel === null) return { kind: "failed", failure: "config", status: null, detail: null };
  const people = channel.type === "email" ? await peopleOf(message, channel.config.to) : [];
  const links = await linksOf(channel, message, { people, origin: options.origin });
  return await send(channel, message, { reached, reachedPeople, links, people }, options);
}

/** Deputies of who is away, and whom a review has come to since. */
async function peopleOf({ organizationId, notices }: Message, to: readonly string[]): Promise<ToldPerson[]> {
  return isId("org", organizationId) ? await toldInPerson(organizationId, notices, to) : [];
}

/** Without links where they cannot be made now: that people hear of the review comes first. */
async function linksOf(
  channel: Configured,
  message: Message,
  to: { readonly people: readonly ToldPerson[]; readonly origin: string },
): Promise<PersonalLink[]> {
  try {
    return await personalLinks(channel, message, to);
  } catch (err) {
    const { organizationId, id: deliveryId } = message;
    wideEvent("error", { event: "notification.links", organizationId, deliveryId, err });
    return [];
  }
}

const ClaimedRows = z.array(z.object({ organization_id: z.string(), id: z.string(), attempts: z.number() }));
