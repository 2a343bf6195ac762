import { describe, expect, it } from "vitest";
import type { Address } from "@/server/http/destination";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { findDeliveries } from "./find-deliveries";
import { createWebhook } from "./service";
import { Receiver } from "./testing/receiver";
import {
  addWebhook,
  deliverAll,
  deliverDue,
  entriesOf,
  makeKey,
  newScenes,
  passTime,
  type StoredDelivery,
  stored,
} from "./testing/scene";
import { local } from "./testing/scene-options";

const scene = newScenes();

async function only(): Promise<StoredDelivery> {
  const [delivery, ...more] = await stored(scene());
  expect(more).toEqual([]);
  if (delivery === undefined) throw new Error("there is no delivery");
  return delivery;
}

const endpoint = async () =>
  await asSuperuser(async (db) => {
    const { rows } = await db.query(
      "select status, disabled_reason, failing_since is not null as failing, position from mastguard.webhook_endpoint where organization_id = $1",
      [uuidOf("org", scene().tenant.organizationId)],
    );
    return rows[0];
  });

describe("a delivery that is refused", () => {
  it("is tried ten times over a day, with the same body under the same id, and then given up", async () => {
    const { receiver } = scene();
    receiver.reply = () => ({ status: 500 });
    await addWebhook(scene());
    await makeKey(scene());
    await deliverAll();
    for (const seconds of [30, 90, 480, 1_200, 1_800, 7_200, 10_800, 21_600, 43_200]) {
      const waiting = await only();
      expect(waiting).toMatchObject({ status: "pending", last_status: 500, last_error: "status" });
      expect(waiting.wait).toBeGreaterThan(seconds - 30);
      expect(waiting.wait).toBeLessThanOrEqual(seconds * 1.1);
      await deliverDue(); // not due: nothing is sent
      await passTime(scene());
      await deliverDue();
    }
    expect(await only()).toMatchObject({ status: "failed", attempts: 10 });
    await passTime(scene());
    await deliverAll();
    expect(receiver.seen).toHaveLength(10);
    expect(new Set(receiver.seen.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.seen.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("arrives when the receiver takes it again, and the endpoint counts as well", async () => {
    const { receiver } = scene();
    receiver.reply = () => ({ status: 503 });
    await addWebhook(scene());
    await makeKey(scene());
    await deliverAll();
    expect(await endpoint()).toMatchObject({ status: "active", failing: true });
    receiver.reply = () => ({ status: 204 });
    await passTime(scene());
    await deliverAll();
    expect(await only()).toMatchObject({ status: "delivered", attempts: 2, last_status: 204, last_error: null });
    expect(await endpoint()).toMatchObject({ status: "active", failing: false });
  });

  it("with 410 disables the endpoint: what waits is discarded, nothing is found any more, and the log says so", async () => {
    const { receiver } = scene();
    const { id } = await addWebhook(scene());
    receiver.reply = () => ({ status: 500 });
    await makeKey(scene());
    await deliverAll();
    receiver.reply = () => ({ status: 410 });
    await makeKey(scene());
    await deliverAll();
    await makeKey(scene());
    await passTime(scene());
    await deliverAll();
    expect(receiver.seen).toHaveLength(2);
    expect(await stored(scene())).toMatchObject([{ status: "discarded" }, { status: "failed", last_status: 410 }]);
    expect(await endpoint()).toMatchObject({ status: "disabled", disabled_reason: "gone" });
    const [entry, ...more] = await entriesOf(scene(), "webhook.disabled");
    expect(more).toEqual([]);
    expect(JSON.parse(entry ?? "")).toMatchObject({
      actor: { type: "system", id: "webhooks" },
      data: { webhookId: id, reason: "gone", discarded: 1, nextIndex: expect.any(Number) },
    });
    expect(entry).not.toContain("receivers-own-token");
  });

  it("for three days disables the endpoint, and not before", async () => {
    const { tenant, receiver } = scene();
    receiver.reply = () => ({ status: 500 });
    await addWebhook(scene());
    await makeKey(scene());
    await deliverAll();
    const failFor = async (time: string) => {
      await asSuperuser((db) =>
        db.query(
          "update mastguard.webhook_endpoint set failing_since = now() - $2::interval where organization_id = $1",
          [uuidOf("org", tenant.organizationId), time],
        ),
      );
      await passTime(scene());
      await deliverDue();
    };
    await failFor("71 hours");
    expect(await endpoint()).toMatchObject({ status: "active" });
    await failFor("72 hours");
    expect(await endpoint()).toMatchObject({ status: "disabled", disabled_reason: "failing" });
    expect(await entriesOf(scene(), "webhook.disabled")).toHaveLength(1);
  });

  it("with a redirect goes nowhere else", async () => {
    const elsewhere = new Receiver();
    try {
      const location = await elsewhere.listen();
      scene().receiver.reply = () => ({ status: 307, headers: { location } });
      await addWebhook(scene());
      await makeKey(scene());
      await deliverAll();
      expect(elsewhere.connections).toBe(0);
      expect(await only()).toMatchObject({ status: "pending", last_status: 307, last_error: "redirect" });
    } finally {
      await elsewhere.close();
    }
  });
});

describe("a receiver", () => {
  it("that does not answer is cut off when the time of an attempt is over", async () => {
    scene().receiver.reply = () => "hang";
    await addWebhook(scene());
    await makeKey(scene());
    await deliverAll({ ...local, timeoutMs: 200 });
    expect(await only()).toMatchObject({ status: "pending", last_status: null, last_error: "timeout" });
  });

  it("whose answer never ends is not listened to", async () => {
    scene().receiver.reply = () => ({ status: 200, isEndless: true });
    await addWebhook(scene());
    await makeKey(scene());
    await deliverAll();
    expect(await only()).toMatchObject({ status: "delivered", last_status: 200 });
  });

  it("that is not there is tried again", async () => {
    await addWebhook(scene());
    await scene().receiver.close();
    await makeKey(scene());
    await deliverAll();
    expect(await only()).toMatchObject({ status: "pending", last_error: "unreachable" });
  });
});

describe("a name", () => {
  const name = "hooks.example.com";
  const at = (...addresses: readonly string[]) => ({
    allowLoopback: false,
    resolve: async () => addresses.map((address): Address => ({ address, family: 4 })),
  });

  it("that leads to a private address is refused when it is entered", async () => {
    const input = { name: "x", url: `https://${name}/`, eventTypes: ["api_key.created" as const] };
    for (const rules of [at("127.0.0.1"), at("8.8.8.8", "10.0.0.1"), at()])
      await expect(createWebhook(scene().tenant.owner, rules, input)).rejects.toThrow(/^url: /);
  });

  it("that was public when it was entered and leads to this machine when it is connected to leads nowhere", async () => {
    const { tenant, receiver } = scene();
    const url = `https://${name}:${receiver.port}/`;
    await createWebhook(tenant.owner, at("8.8.8.8"), { name: "x", url, eventTypes: ["api_key.created"] });
    await makeKey(scene());
    await deliverAll({ rules: at("127.0.0.1"), timeoutMs: 5_000 });
    expect(receiver.connections).toBe(0);
    expect(await only()).toMatchObject({ status: "pending", last_error: "refused_destination" });
  });

  it("that has no address any more is tried again", async () => {
    const { tenant } = scene();
    await createWebhook(tenant.owner, at("8.8.8.8"), {
      name: "x",
      url: `https://${name}/`,
      eventTypes: ["api_key.created"],
    });
    await makeKey(scene());
    const unknown = Object.assign(new Error("queryA ENOTFOUND"), { code: "ENOTFOUND" });
    await deliverAll({ rules: { allowLoopback: false, resolve: () => Promise.reject(unknown) }, timeoutMs: 5_000 });
    expect(await only()).toMatchObject({ status: "pending", last_error: "unresolved" });
  });

  it("that was entered where loopback was allowed is not connected to where it is not", async () => {
    await addWebhook(scene());
    await makeKey(scene());
    await deliverAll({ ...local, rules: { ...local.rules, allowLoopback: false } });
    expect(scene().receiver.connections).toBe(0);
    expect(await only()).toMatchObject({ status: "pending", last_error: "refused_destination" });
  });
});

describe("an endpoint with much that waits", () => {
  it("leaves the rest in the log until there is room", async () => {
    const { tenant } = scene();
    await addWebhook(scene());
    await makeKey(scene());
    await findDeliveries();
    await asSuperuser((db) =>
      db.query(
        `insert into mastguard.webhook_delivery (organization_id, id, endpoint_id, entry_index, event_id, event_type, due_at)
         select organization_id, gen_random_uuid(), endpoint_id, 1000000 + n, event_id, event_type, now() + interval '1 hour'
         from mastguard.webhook_delivery, generate_series(1, 1999) n where organization_id = $1`,
        [uuidOf("org", tenant.organizationId)],
      ),
    );
    const { position } = await endpoint();
    await makeKey(scene());
    await findDeliveries();
    expect((await endpoint()).position).toBe(position);
    await asSuperuser((db) => db.query("delete from mastguard.webhook_delivery where entry_index = 1000001"));
    await findDeliveries();
    expect((await stored(scene())).filter(({ wait }) => wait <= 0)).toHaveLength(2);
  });
});
