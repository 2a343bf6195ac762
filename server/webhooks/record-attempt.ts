import { z } from "zod";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { uuidOf, type WebhookId } from "@/server/ids";
import { WEBHOOKS } from "./actor";
import type { Claimed } from "./deliver";
import { FAILING_MAX, waitAfter } from "./schedule";
import type { Sent } from "./sender";
import { holdEndpoint } from "./store";

/** Why nothing could be sent: the log's entry was altered or is not there any more, or what the endpoint keeps sealed was altered. */
export type UnsentReason = "unreadable" | "entry_missing" | "url_unreadable" | "secret_unreadable";

/** What came of an attempt. `unsent`: nothing left here, through no fault of the receiver's. */
export type Attempt = Sent | { readonly kind: "unsent"; readonly failure: UnsentReason };

/**
 * Puts down what came of an attempt, for the delivery and for its endpoint, in one transaction. A success counts whoever reports it
 * and however late; a failure counts only for the node that still has the delivery.
 */
export async function recordAttempt(claimed: Claimed, webhook: WebhookId, attempt: Attempt): Promise<void> {
  await inOrganization({ organizationId: claimed.organizationId, actor: WEBHOOKS }, async (unit) => {
    const endpoint = await holdEndpoint(unit, webhook);
    if (endpoint === null) return; // deleted, and the delivery with it
    if (attempt.kind === "delivered") {
      await putDownSuccess(unit, claimed, attempt.status);
      if (endpoint.failingSince !== null) await failingSince(unit, webhook, false);
    } else if ((await putDownFailure(unit, claimed, attempt)) && attempt.kind !== "unsent") {
      const isOver = await failingSince(unit, webhook, true);
      const reason = attempt.kind === "gone" ? "gone" : isOver ? "failing" : null;
      if (reason !== null && endpoint.status === "active") await disable(unit, webhook, reason);
    }
  });
}

async function putDownSuccess({ tx, organization }: Unit, { deliveryId }: Claimed, status: number): Promise<void> {
  await tx.$executeRaw`update mastguard.webhook_delivery
    set status = 'delivered', leased_until = null, last_status = ${status}, last_error = null, last_attempt_at = now(), delivered_at = now(), updated_at = now()
    where organization_id = ${organization}::uuid and id = ${uuidOf("dlv", deliveryId)}::uuid and status <> 'delivered'`;
}

/** @returns false when the lease has run out and another node has it, or it has ended otherwise. */
async function putDownFailure(
  { tx, organization }: Unit,
  { deliveryId, attempts }: Claimed,
  attempt: Exclude<Attempt, { kind: "delivered" }>,
): Promise<boolean> {
  const key = { organizationId: organization, id: uuidOf("dlv", deliveryId) };
  const row = await tx.webhookDelivery.findUnique({
    where: { organizationId_id: key },
    select: { roundFrom: true },
  });
  if (row === null) return false;
  const waitMs = isWorthAnother(attempt) ? waitAfter(attempts - row.roundFrom, Math.random()) : null;
  const changed = await tx.$executeRaw`update mastguard.webhook_delivery
    set status = ${waitMs === null ? "failed" : "pending"}, leased_until = null, due_at = now() + make_interval(secs => ${(waitMs ?? 0) / 1_000}),
      last_status = ${attempt.kind === "unsent" ? null : attempt.status}, last_error = ${attempt.kind === "gone" ? "status" : attempt.failure}, last_attempt_at = now(), updated_at = now()
    where organization_id = ${key.organizationId}::uuid and id = ${key.id}::uuid and status = 'pending' and attempts = ${attempts}`;
  return changed === 1;
}

const OF_THE_ENTRY: readonly UnsentReason[] = ["unreadable", "entry_missing"];

/** A new secret, a restored row or the right master key lets a delivery go out after all; an entry is what it is. */
function isWorthAnother(attempt: Attempt): boolean {
  return attempt.kind === "failed" || (attempt.kind === "unsent" && !OF_THE_ENTRY.includes(attempt.failure));
}

/** Notes whether the endpoint fails. @returns whether it has failed for too long. */
async function failingSince({ tx, organization }: Unit, webhook: WebhookId, isFailing: boolean): Promise<boolean> {
  const [row] = Failing.parse(
    await tx.$queryRaw`update mastguard.webhook_endpoint
      set failing_since = case when ${isFailing} then coalesce(failing_since, now()) end, updated_at = now()
      where organization_id = ${organization}::uuid and id = ${uuidOf("whk", webhook)}::uuid
      returning coalesce(failing_since <= now() - ${FAILING_MAX}::interval, false) as is_over`,
  );
  return row.is_over;
}

/** Stops sending to an endpoint, and says in the log from where on it heard nothing. */
async function disable(unit: Unit, webhook: WebhookId, reason: "gone" | "failing"): Promise<void> {
  const { tx, organization } = unit;
  const id = uuidOf("whk", webhook);
  const [{ position }] = Disabled.parse(
    await tx.$queryRaw`update mastguard.webhook_endpoint set status = 'disabled', disabled_reason = ${reason}, updated_at = now()
      where organization_id = ${organization}::uuid and id = ${id}::uuid returning position`,
  );
  const discarded = await tx.$executeRaw`update mastguard.webhook_delivery
    set status = 'discarded', leased_until = null, updated_at = now()
    where organization_id = ${organization}::uuid and endpoint_id = ${id}::uuid and status = 'pending'`;
  unit.append({ type: "webhook.disabled", data: { webhookId: webhook, reason, discarded, nextIndex: position } });
}

const Failing = z.tuple([z.object({ is_over: z.boolean() })]);
const Disabled = z.tuple([z.object({ position: z.coerce.number().int() })]);
