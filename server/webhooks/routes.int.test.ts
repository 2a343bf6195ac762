import { describe, expect, it } from "vitest";
import { z } from "zod";
import { POST as resend } from "@/app/api/v1/webhooks/[id]/deliveries/[deliveryId]/resend/route";
import { GET as listDeliveries } from "@/app/api/v1/webhooks/[id]/deliveries/route";
import { POST as rotate } from "@/app/api/v1/webhooks/[id]/rotate-secret/route";
import { DELETE as remove } from "@/app/api/v1/webhooks/[id]/route";
import { POST as create, GET as list } from "@/app/api/v1/webhooks/route";
import type { Scope } from "@/server/auth/permissions";
import { pool } from "@/server/db/client";
import type { Mountable } from "@/server/http/call";
import { newId, uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { addWebhook, deliverAll, entriesOf, makeKey, newScenes, passTime } from "./testing/scene";

const scene = newScenes();
/** An address of the public internet by its form, so that no name has to be looked up. Nothing is ever sent there. */
const URL_OUT = "https://8.8.8.8/hooks?token=receivers-own-token";
const BODY = {
  name: "SIEM",
  url: URL_OUT,
  eventTypes: ["api_key.created", "agent.decision.blocked", "api_key.created"],
};
const Created = z.object({ id: z.string(), fullSecret: z.string() });
const Cursor = z.string().nullable();
const Deliveries = z.array(z.object({ id: z.string(), status: z.string(), attempts: z.number() }));

const keyWith = async (...scopes: readonly Scope[]) => (await newTenantKey(scene().tenant.organizationId, scopes)).key;
const newWebhook = async () =>
  Created.parse((await callRoute(create, { key: await keyWith("webhooks"), json: BODY })).envelope.data);

describe("POST /api/v1/webhooks", () => {
  it("creates an endpoint, shows its secret once, and says so in the log without the URL", async () => {
    const key = await keyWith("webhooks");
    const created = await callRoute(create, { key, json: BODY });
    expect(created.status).toBe(201);
    expect(created.envelope.data).toMatchObject({
      id: expect.stringMatching(/^whk_/),
      name: "SIEM",
      url: URL_OUT,
      eventTypes: ["agent.decision.blocked", "api_key.created"],
      status: "active",
      disabledReason: null,
      fullSecret: expect.stringMatching(/^whsec_/),
    });
    const { id, fullSecret } = Created.parse(created.envelope.data);
    const listed = await callRoute(list, { key });
    expect(listed.envelope.data).toMatchObject([{ id, url: URL_OUT }]);
    expect(listed.envelope.meta).toMatchObject({ page: 1, total: 1 });
    expect(listed.text).not.toContain(fullSecret);
    const [entry, ...more] = await entriesOf(scene(), "webhook.created");
    expect(more).toEqual([]);
    expect(JSON.parse(entry ?? "").data).toEqual({
      webhookId: id,
      origin: "https://8.8.8.8",
      eventTypes: ["agent.decision.blocked", "api_key.created"],
    });
  });

  it("keeps URL and secret sealed, and bound to their endpoint", async () => {
    const { id, fullSecret } = await newWebhook();
    const { id: other } = await newWebhook();
    const [row] = await asSuperuser(
      async (db) =>
        (await db.query("select w::text as text from mastguard.webhook_endpoint w where id = $1", [uuidOf("whk", id)]))
          .rows,
    );
    for (const secret of ["receivers-own-token", fullSecret])
      for (const encoding of ["utf8", "hex", "base64"] as const)
        expect(row.text).not.toContain(Buffer.from(secret).toString(encoding));
    await asSuperuser((db) =>
      db.query(
        "update mastguard.webhook_endpoint set destination = (select destination from mastguard.webhook_endpoint where id = $1) where id = $2",
        [uuidOf("whk", other), uuidOf("whk", id)],
      ),
    );
    const listed = await callRoute(list, { key: await keyWith("webhooks") });
    expect(listed.envelope.data).toMatchObject([
      { id: other, url: URL_OUT },
      { id, url: null },
    ]);
  });

  it.each([
    ["url", { url: "http://8.8.8.8/" }],
    ["url", { url: "https://user:pw@8.8.8.8/" }],
    ["url", { url: "https://10.0.0.1/" }],
    ["url", { url: "https://0x7f.1/" }],
    ["url", { url: "http://127.0.0.1:9000/" }],
    ["url", { url: "https://localhost/" }],
    ["url", { url: "hooks" }],
    ["url", { url: "" }],
    ["url", { url: `https://8.8.8.8/${"x".repeat(2_048)}` }],
    ["name", { name: " " }],
    ["name", { name: "x".repeat(101) }],
    ["eventTypes", { eventTypes: [] }],
    ["eventTypes[0]", { eventTypes: ["hitl.task.burned"] }],
    ["secret", { secret: "whsec_mine" }],
  ])("names the field that is wrong: %s of %j", async (path, change) => {
    const refused = await callRoute(create, { key: await keyWith("webhooks"), json: { ...BODY, ...change } });
    expect(refused.status).toBe(422);
    expect(refused.envelope.error?.details?.map((problem) => problem.path)).toContain(path);
    expect(await entriesOf(scene(), "webhook.created")).toEqual([]);
  });

  it("stops at 20 endpoints, whoever asks at the same time", async () => {
    const key = await keyWith("webhooks");
    const answers = await Promise.all(Array.from({ length: 23 }, () => callRoute(create, { key, json: BODY })));
    for (const [status, count] of [
      [201, 20],
      [409, 3],
    ])
      expect(answers.filter((answer) => answer.status === status)).toHaveLength(count ?? 0);
  });
});

describe("webhooks", () => {
  it("are for keys with the scope `webhooks` alone", async () => {
    const { id } = await newWebhook();
    const params = { id, deliveryId: newId("dlv") };
    const routes: readonly [Mountable, string][] = [
      [list, "GET"],
      [create, "POST"],
      [remove, "DELETE"],
      [rotate, "POST"],
      [listDeliveries, "GET"],
      [resend, "POST"],
    ];
    for (const [route, method] of routes) {
      const request = { method, params, ...(route === create ? { json: BODY } : {}) };
      expect((await callRoute(route, request)).status).toBe(401);
      const key = await keyWith("ingest", "read", "policies", "keys");
      expect((await callRoute(route, { ...request, key })).status).toBe(403);
    }
  });

  it("that are malformed, unknown or another organization's are the same 404", async () => {
    const { id } = await newWebhook();
    const own = await newTenantKey((await newTenant()).organizationId, ["webhooks"]);
    const routes: readonly [Mountable, string][] = [
      [remove, "DELETE"],
      [rotate, "POST"],
      [listDeliveries, "GET"],
      [resend, "POST"],
    ];
    for (const [route, method] of routes)
      for (const unknown of [id, newId("whk"), "whk_1", newId("key")]) {
        const params = { id: unknown, deliveryId: newId("dlv") };
        const answered = await callRoute(route, { key: own.key, method, params });
        expect([method, unknown, answered.status]).toEqual([method, unknown, 404]);
      }
  });

  it("are deleted with what waits for them, and the log says so", async () => {
    const { id } = await addWebhook(scene());
    await makeKey(scene());
    const deleted = await callRoute(remove, { key: await keyWith("webhooks"), method: "DELETE", params: { id } });
    expect(deleted).toMatchObject({ status: 200, envelope: { data: { id, deleted: true } } });
    await deliverAll();
    expect(scene().receiver.seen).toEqual([]);
    expect((await entriesOf(scene(), "webhook.deleted")).map((body) => JSON.parse(body).data)).toEqual([
      { webhookId: id },
    ]);
    expect((await callRoute(remove, { key: await keyWith("webhooks"), method: "DELETE", params: { id } })).status).toBe(
      404,
    );
  });

  it("get another secret, shown once, and the log says so", async () => {
    const { id, fullSecret } = await newWebhook();
    const rotated = await callRoute(rotate, { key: await keyWith("webhooks"), method: "POST", params: { id } });
    expect(rotated.status).toBe(200);
    expect(Created.parse(rotated.envelope.data).fullSecret).not.toBe(fullSecret);
    expect(rotated.envelope.data).toMatchObject({ id, previousSecretUntil: expect.stringMatching(/Z$/) });
    expect(await entriesOf(scene(), "webhook.secret_rotated")).toHaveLength(1);
  });
});

describe("deliveries", () => {
  it("are listed newest first, in pages that stay still, with how each stands", async () => {
    const { id } = await addWebhook(scene());
    for (let n = 0; n < 3; n++) await makeKey(scene());
    scene().receiver.reply = () => ({ status: scene().receiver.seen.length === 1 ? 500 : 200 });
    await deliverAll();
    const key = await keyWith("webhooks");
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = `limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`;
      const page = await callRoute(listDeliveries, { key, params: { id }, query });
      seen.push(...Deliveries.parse(page.envelope.data).map(({ id: delivery }) => delivery));
      cursor = Cursor.parse(page.envelope.meta["nextCursor"]);
    }
    expect(seen).toHaveLength(3);
    expect([...seen].sort().reverse()).toEqual(seen);
    const all = await callRoute(listDeliveries, { key, params: { id } });
    const stands = Deliveries.parse(all.envelope.data).map(({ status }) => status);
    expect(stands.sort()).toEqual(["delivered", "delivered", "pending"]);
    expect((await callRoute(listDeliveries, { key, params: { id }, query: "cursor=x" })).status).toBe(422);
  });

  it("are sent again on request: the same body under the same id, now and on the schedule from its beginning", async () => {
    const { id } = await addWebhook(scene());
    await makeKey(scene());
    await deliverAll();
    const key = await keyWith("webhooks");
    const [delivery] = Deliveries.parse((await callRoute(listDeliveries, { key, params: { id } })).envelope.data);
    const first = delivery?.id ?? "";
    scene().receiver.reply = () => ({ status: 500 });
    const asked = await callRoute(resend, { key, method: "POST", params: { id, deliveryId: first } });
    expect(asked).toMatchObject({ status: 200, envelope: { data: { id: first, status: "pending", attempts: 1 } } });
    await deliverAll();
    scene().receiver.reply = () => ({ status: 200 });
    await passTime(scene());
    await deliverAll();
    expect(new Set(scene().receiver.seen.map(({ body }) => body)).size).toBe(1);
    expect(scene().receiver.seen.map(({ headers }) => headers["webhook-id"])).toEqual([first, first, first]);
    const unknown = { id, deliveryId: newId("dlv") };
    expect((await callRoute(resend, { key, method: "POST", params: unknown })).status).toBe(404);
    const { id: other } = await addWebhook(scene());
    expect((await callRoute(resend, { key, method: "POST", params: { id: other, deliveryId: first } })).status).toBe(
      404,
    );
  });

  it("of a disabled endpoint are not sent again", async () => {
    const { id } = await addWebhook(scene());
    scene().receiver.reply = () => ({ status: 410 });
    await makeKey(scene());
    await deliverAll();
    const key = await keyWith("webhooks");
    const [delivery] = Deliveries.parse((await callRoute(listDeliveries, { key, params: { id } })).envelope.data);
    const params = { id, deliveryId: delivery?.id ?? "" };
    expect((await callRoute(resend, { key, method: "POST", params })).status).toBe(409);
  });

  it("that ended a month ago are forgotten, those that wait are not", async () => {
    const { id } = await addWebhook(scene());
    await makeKey(scene());
    await deliverAll();
    scene().receiver.reply = () => ({ status: 500 });
    await makeKey(scene());
    await deliverAll();
    await asSuperuser((db) =>
      db.query("update mastguard.webhook_delivery set updated_at = now() - interval '31 days'"),
    );
    const { rows } = await pool().query("select mastguard.forget_webhook_deliveries('30 days', 100) as n");
    expect(rows).toEqual([{ n: 1 }]);
    const key = await keyWith("webhooks");
    const left = Deliveries.parse((await callRoute(listDeliveries, { key, params: { id } })).envelope.data);
    expect(left.map(({ status }) => status)).toEqual(["pending"]);
  });
});
