import { MastGuardWebhooks } from "@auxdynamics/mastguard-sdk";
import { afterEach, describe, expect, it, vi } from "vitest";
import { uuidOf } from "@/server/ids";
import { logger } from "@/server/log";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { findDeliveries } from "./find-deliveries";
import type { DeliveryView } from "./schemas";
import { deleteWebhook, listDeliveries, listWebhooks, rotateWebhookSecret } from "./service";
import { addWebhook, append, deliverAll, deliverDue, makeKey, newScenes, passTime, stored } from "./testing/scene";

const scene = newScenes();
afterEach(() => vi.restoreAllMocks());

/** Alters the newest entry behind every guard, as an attacker with the whole database could. */
async function alterNewest(body: (stored: string) => string): Promise<void> {
  const organization = uuidOf("org", scene().tenant.organizationId);
  await asSuperuser(async (db) => {
    await db.query("set session_replication_role = replica"); // triggers off
    const { rows } = await db.query<{ id: string; body: string }>(
      "select id, body from mastguard.entry where organization_id = $1 order by index desc limit 1",
      [organization],
    );
    for (const row of rows)
      await db.query("update mastguard.entry set body = $3 where organization_id = $1 and id = $2", [
        organization,
        row.id,
        body(row.body),
      ]);
  });
}

/** As an admin is shown them, here in the order of the log. */
async function deliveriesOf(webhookId: string): Promise<DeliveryView[]> {
  const { deliveries } = await listDeliveries(scene().tenant.owner, webhookId, { limit: 50 });
  return deliveries.sort((a, b) => a.entryIndex - b.entryIndex);
}

describe("an entry that does not say what it is", () => {
  it.each([
    ["is no JSON", () => "{"],
    ["holds no data", () => "{}"],
    ["has a verdict that is none", (body: string) => body.replace('"data":{', '"data":{"decision":7,')],
    ["lacks what its event tells", (body: string) => body.replace('"keyId":', '"kayId":')],
  ])("because it %s is listed as failed, sent to nobody, and what comes after it arrives", async (_, altered) => {
    const { receiver } = scene();
    const { id } = await addWebhook(scene());
    await makeKey(scene());
    await alterNewest(altered);
    const keyId = await makeKey(scene());
    await deliverAll();
    expect(receiver.seen.map(({ body }) => JSON.parse(body).data)).toEqual([{ keyId }]);
    expect(await deliveriesOf(id)).toMatchObject([
      { status: "failed", lastError: "unreadable", eventType: "api_key.created", nextAttemptAt: null },
      { status: "delivered" },
    ]);
  });

  it("stands for every event that it may have been", async () => {
    const { id } = await addWebhook(scene(), ["agent.decision.blocked", "agent.decision.high_risk", "api_key.created"]);
    await append(scene(), "action.decided", { decision: "BLOCK", riskCategory: "HIGH" });
    await alterNewest(() => "{");
    await deliverAll();
    const deliveries = await deliveriesOf(id);
    expect(deliveries.map(({ eventType }) => eventType).sort()).toEqual([
      "agent.decision.blocked",
      "agent.decision.high_risk",
    ]);
    expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set(["failed"]));
  });

  it("is told to the operator once, by the entry's index, and delays nobody else", async () => {
    const { receiver, tenant } = scene();
    const error = vi.spyOn(logger(), "error").mockReturnValue();
    const { id } = await addWebhook(scene());
    const elsewhere = { url: scene().url, tenant: await newTenant() };
    await addWebhook(elsewhere);
    await makeKey(scene());
    await alterNewest(() => "{");
    const keyId = await makeKey(elsewhere);
    await deliverAll();
    await deliverAll();
    expect(receiver.seen.map(({ body }) => JSON.parse(body).data)).toEqual([{ keyId }]);
    expect(await stored(elsewhere)).toMatchObject([{ status: "delivered" }]);
    const [delivery] = await deliveriesOf(id);
    expect(error.mock.calls).toEqual([
      [
        {
          event: "webhook.unreadable",
          organizationId: tenant.organizationId,
          webhookId: id,
          entries: [delivery?.entryIndex],
        },
      ],
    ]);
  });
});

describe("an entry that is not there any more", () => {
  const deleteNewest = () =>
    asSuperuser(async (db) => {
      await db.query("set session_replication_role = replica"); // triggers off
      await db.query(
        "delete from mastguard.entry where organization_id = $1 and index = (select max(index) from mastguard.entry where organization_id = $1)",
        [uuidOf("org", scene().tenant.organizationId)],
      );
    });

  it("ends its delivery as failed, for good, and what comes after it arrives", async () => {
    const { receiver } = scene();
    const { id } = await addWebhook(scene());
    await makeKey(scene());
    while ((await findDeliveries()).isMore);
    await deleteNewest();
    await deliverAll();
    const keyId = await makeKey(scene());
    await deliverAll();
    await passTime(scene());
    expect(await deliverDue()).toBe(false);
    expect(receiver.seen.map(({ body }) => JSON.parse(body).data)).toEqual([{ keyId }]);
    expect(await deliveriesOf(id)).toMatchObject([
      { status: "failed", lastError: "entry_missing", attempts: 1, nextAttemptAt: null },
      { status: "delivered" },
    ]);
  });

  it("is told to the operator, and is not held against the receiver", async () => {
    const error = vi.spyOn(logger(), "error").mockReturnValue();
    const { id: webhookId } = await addWebhook(scene());
    await makeKey(scene());
    while ((await findDeliveries()).isMore);
    await deleteNewest();
    await deliverAll();
    expect(error.mock.calls).toMatchObject([
      [{ event: "webhook.attempt", webhookId, attempts: 1, outcome: { kind: "unsent", failure: "entry_missing" } }],
    ]);
    expect(await listWebhooks(scene().tenant.owner, { page: 1, limit: 1 })).toMatchObject({
      webhooks: [{ id: webhookId, status: "active", failingSince: null }],
    });
  });
});

describe("an endpoint whose stored", () => {
  /** Alters a sealed column of the scene's endpoint, as somebody with the database could. */
  const alter = async (column: "destination" | "secret") =>
    await asSuperuser((db) =>
      db.query(
        `update mastguard.webhook_endpoint set ${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1) where organization_id = $1`,
        [uuidOf("org", scene().tenant.organizationId)],
      ),
    );

  it.each([
    ["secret", "secret_unreadable", "secret"],
    ["URL", "url_unreadable", "destination"],
  ] as const)(
    "%s does not open is sent nothing; the attempt is listed as failed and the next one waits its turn",
    async (_, lastError, column) => {
      const { receiver } = scene();
      const { id } = await addWebhook(scene());
      await makeKey(scene());
      await alter(column);
      await deliverAll();
      const [waiting] = await stored(scene());
      expect(waiting?.wait).toBeGreaterThan(0);
      expect(waiting?.wait).toBeLessThanOrEqual(33);
      const listed = { status: "pending", lastStatus: null, lastError, lastAttemptAt: expect.any(String) };
      expect(await deliveriesOf(id)).toMatchObject([{ ...listed, attempts: 1 }]);
      for (const attempts of [2, 3, 4, 5, 6, 7, 8, 9]) {
        await passTime(scene());
        await deliverDue();
        expect(await deliveriesOf(id)).toMatchObject([{ ...listed, attempts }]);
      }
      await passTime(scene());
      await deliverDue();
      expect(await deliveriesOf(id)).toMatchObject([
        { status: "failed", lastError, attempts: 10, nextAttemptAt: null },
      ]);
      expect(receiver.connections).toBe(0);
    },
  );

  it("secret does not open is told to the operator, and is not disabled for it: the receiver never failed", async () => {
    const error = vi.spyOn(logger(), "error").mockReturnValue();
    const { id: webhookId } = await addWebhook(scene());
    await makeKey(scene());
    await alter("secret");
    await deliverAll();
    expect(error.mock.calls).toMatchObject([
      [{ event: "webhook.attempt", webhookId, attempts: 1, err: { name: "UnopenedError" } }],
    ]);
    expect(await listWebhooks(scene().tenant.owner, { page: 1, limit: 1 })).toMatchObject({
      webhooks: [{ id: webhookId, status: "active", failingSince: null }],
    });
  });

  it("URL does not open is listed among the others without it, can be given another secret, and deleted", async () => {
    const error = vi.spyOn(logger(), "error").mockReturnValue();
    const { owner } = scene().tenant;
    const { id: lost } = await addWebhook(scene());
    await alter("destination");
    const { id: whole } = await addWebhook(scene());
    expect(await listWebhooks(owner, { page: 1, limit: 50 })).toMatchObject({
      total: 2,
      webhooks: [
        { id: whole, url: scene().url },
        { id: lost, url: null, status: "active" },
      ],
    });
    expect(error.mock.calls).toMatchObject([
      [{ event: "webhook.url", webhookId: lost, err: { name: "UnopenedError" } }],
    ]);
    expect(await rotateWebhookSecret(owner, lost)).toMatchObject({ id: lost, url: null });
    await deleteWebhook(owner, lost);
    expect(await listWebhooks(owner, { page: 1, limit: 50 })).toMatchObject({ total: 1, webhooks: [{ id: whole }] });
  });

  it("secret does not open is sent what waits as soon as it has another", async () => {
    const { receiver } = scene();
    const { id } = await addWebhook(scene());
    await makeKey(scene());
    await alter("secret");
    await deliverAll();
    const { fullSecret } = await rotateWebhookSecret(scene().tenant.owner, id);
    await passTime(scene());
    await deliverAll();
    const [received, ...more] = receiver.seen;
    expect(more).toEqual([]);
    const signature = String(received?.headers["x-mastguard-signature"]);
    expect(signature).not.toContain(",");
    expect(await MastGuardWebhooks.verifySignature(received?.body ?? "", signature, fullSecret)).toBe(true);
    expect(await deliveriesOf(id)).toMatchObject([{ status: "delivered", attempts: 2, lastError: null }]);
  });
});
