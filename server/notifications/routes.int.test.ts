import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { GET as deliveries } from "@/app/api/v1/notifications/channels/[id]/deliveries/route";
import { PATCH as change, GET as read, DELETE as remove } from "@/app/api/v1/notifications/channels/[id]/route";
import { POST as tryOut } from "@/app/api/v1/notifications/channels/[id]/test/route";
import { POST as create, GET as list } from "@/app/api/v1/notifications/channels/route";
import type { Mountable } from "@/server/http/call";
import { newId } from "@/server/ids";
import { readOutbox } from "@/server/mail";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { entriesOf } from "@/server/webhooks/testing/scene";
import type { ChannelType } from "./config";
import { testChannel } from "./test-channel";
import { bodyOf, CONFIGS, keyWith, newChannel, OUT, patch, SECRET } from "./testing/requests";
import { addChannel, newScenes, openTask, tellAll } from "./testing/scene";

const scene = newScenes();
let home = "";
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "mastguard-notifications-"));
  process.env["MASTGUARD_HOME"] = home; // where local mode keeps mail; read when the environment is
});
afterAll(() => rm(home, { recursive: true }));

describe("POST /api/v1/notifications/channels", () => {
  it("creates a channel with what was not said as documented, and the log names neither people nor secrets", async () => {
    const { id } = await newChannel(scene(), "email");
    const answered = await callRoute(read, { key: await keyWith(scene(), "admin"), params: { id } });
    expect(answered.envelope.data).toMatchObject({
      type: "email",
      config: { smtpHost: "8.8.8.8", from: "a@b.example", to: ["c@d.example"], username: "u" },
      secretsSet: ["password"],
      events: ["review.opened", "review.escalated", "review.expired"],
      policyIds: [],
      digestMinutes: 0,
      quietHours: null,
      isActive: true,
      disabledReason: null,
    });
    const [entry] = await entriesOf(scene(), "notification_channel.created");
    expect(JSON.parse(entry ?? "").data).toEqual({
      channelId: id,
      channelType: "email",
      host: "8.8.8.8",
      events: ["review.opened", "review.escalated", "review.expired"],
    });
  });

  const wrong: readonly (readonly [field: string, type: ChannelType, config: object, more?: object])[] = [
    ["name", "webhook", {}, { name: " " }],
    ["type", "webhook", {}, { type: "pager" }],
    ["events[0]", "webhook", {}, { events: ["review.burned"] }],
    ["events", "webhook", {}, { events: [] }],
    ["policyIds[0]", "webhook", {}, { policyIds: [newId("pol")] }],
    ["policyIds[0]", "webhook", {}, { policyIds: ["mine"] }],
    ["digestMinutes", "webhook", {}, { digestMinutes: 1_441 }],
    ["quietHours.from", "webhook", {}, { quietHours: { from: "24:00", to: "07:00", zone: "UTC" } }],
    ["quietHours.to", "webhook", {}, { quietHours: { from: "07:00", to: "07:00", zone: "UTC" } }],
    ["quietHours.zone", "webhook", {}, { quietHours: { from: "22:00", to: "07:00", zone: "Europe/Atlantis" } }],
    ["secret", "webhook", {}, { secret: "x" }],
    ["config.url", "webhook", { url: "http://8.8.8.8/" }],
    ["config.url", "webhook", { url: "https://10.0.0.1/" }],
    ["config.url", "webhook", { url: "https://user:pw@8.8.8.8/" }],
    ["config.authHeader", "webhook", { authHeader: "a\r\nx-evil: 1" }],
    ["config.signingSecret", "webhook", { signingSecret: "short" }],
    ["config.webhookUrl", "slack", { botToken: undefined, channel: undefined }],
    ["config.channel", "slack", { channel: undefined }],
    ["config.botToken", "slack", { webhookUrl: OUT }],
    ["config.webhookUrl", "teams", { webhookUrl: "https://localhost/" }],
    ["config.toNumbers[0]", "whatsapp", { toNumbers: ["call me"] }],
    ["config.templateName", "whatsapp", { templateName: undefined }],
    ["config.baseUrl", "jira", { baseUrl: `${OUT}/?next=x` }],
    ["config.projectKey", "jira", { projectKey: "a b" }],
    ["config.to[0]", "email", { to: ["a@b.example, c@d.example"] }],
    ["config.from", "email", { from: undefined }],
    ["config.tls", "email", { tls: false }],
    ["config.password", "email", { smtpHost: undefined, from: undefined }],
    ["config.smtpHost", "email", { smtpHost: "192.168.1.5" }],
    ["config.colour", "teams", { colour: "red" }],
  ];
  const cases = wrong.map(([field, type, config, more = {}]) => ({ field, type, config, more }));
  it.each(cases)(
    "names the field that is wrong: $field of $type, $config $more",
    async ({ field, type, config, more }) => {
      const json = { ...bodyOf(type, { ...CONFIGS[type], ...config }), ...more };
      const refused = await callRoute(create, { key: await keyWith(scene(), "admin"), json });
      expect(refused.status).toBe(422);
      expect(refused.envelope.error?.details?.map((problem) => problem.path)).toContain(field);
      expect(refused.text).not.toContain(SECRET);
      expect(await entriesOf(scene(), "notification_channel.created")).toEqual([]);
    },
  );

  it.each([
    ["smtpHost", { smtpHost: "127.0.0.1:2599" }, "must be a server's name or address, without a port"],
    ["smtpHost", { smtpHost: "smtp.company.example:587" }, "must be a server's name or address, without a port"],
    ["smtpHost", { smtpHost: "https://smtp.company.example" }, "must be a server's name or address, without a port"],
    ["password", { password: undefined }, "must be set together with `username`"],
    ["username", { username: undefined }, "must be set together with `password`"],
  ])("says of %s of a mail server, %j, what holds for that field", async (field, config, words) => {
    const json = bodyOf("email", { ...CONFIGS.email, ...config });
    const refused = await callRoute(create, { key: await keyWith(scene(), "admin"), json });
    const [message] = (refused.envelope.error?.details ?? []).flatMap((problem) =>
      problem.path === `config.${field}` ? [problem.message] : [],
    );
    expect(message).toContain(words);
  });

  it("stops at 20 channels, whoever asks at the same time", async () => {
    const key = await keyWith(scene(), "admin");
    const answers = await Promise.all(Array.from({ length: 22 }, () => callRoute(create, { key, json: bodyOf() })));
    for (const [status, count] of [
      [201, 20],
      [409, 2],
    ] as const)
      expect(answers.filter((answer) => answer.status === status)).toHaveLength(count);
  });
});

describe("channels", () => {
  const routes: readonly (readonly [Mountable, string, object?])[] = [
    [read, "GET"],
    [change, "PATCH", { name: "x" }],
    [remove, "DELETE"],
    [tryOut, "POST"],
    [deliveries, "GET"],
  ];

  it("are for keys with the scope `admin` alone", async () => {
    const { id } = await newChannel(scene());
    const key = await keyWith(scene(), "ingest", "read", "policies", "webhooks", "keys");
    for (const [route, method, json] of [...routes, [list, "GET"], [create, "POST", bodyOf()]] as const) {
      const request = { method, params: { id }, ...(json === undefined ? {} : { json }) };
      expect((await callRoute(route, request)).status).toBe(401);
      expect((await callRoute(route, { ...request, key })).status).toBe(403);
    }
  });

  it("that are malformed, unknown or another organization's are the same 404", async () => {
    const { id } = await newChannel(scene());
    const own = await newTenantKey((await newTenant()).organizationId, ["admin"]);
    for (const [route, method, json] of routes)
      for (const unknown of [id, newId("chn"), "chn_1", newId("whk")]) {
        const request = { key: own.key, method, params: { id: unknown }, ...(json === undefined ? {} : { json }) };
        expect([method, unknown, (await callRoute(route, request)).status]).toEqual([method, unknown, 404]);
      }
  });

  it("are changed in part, and the log names what, not to what", async () => {
    const { id } = await newChannel(scene(), "jira");
    const changed = await patch(scene(), id, {
      events: ["review.rejected", "review.opened"],
      quietHours: { from: "22:00", to: "07:00", zone: "Europe/Vienna" },
      config: { projectKey: "OPS" },
    });
    expect(changed.envelope.data).toMatchObject({
      name: "people",
      events: ["review.opened", "review.rejected"],
      quietHours: { zone: "Europe/Vienna" },
      config: { projectKey: "OPS", issueType: "Task", baseUrl: OUT },
      secretsSet: ["apiToken"],
    });
    const [entry] = await entriesOf(scene(), "notification_channel.updated");
    expect(JSON.parse(entry ?? "").data).toEqual({
      channelId: id,
      changed: ["config.projectKey", "events", "quietHours"],
    });
    for (const [json, field] of [
      [{}, "body"],
      [{ type: "slack" }, "type"],
      [{ config: { projectKey: null } }, "config.projectKey"],
      [{ config: { colour: "red" } }, "config.colour"],
    ] as const) {
      const refused = await patch(scene(), id, json);
      expect([refused.status, refused.envelope.error?.details?.[0]?.path]).toEqual([422, field]);
    }
  });

  it("are deleted with what waits for them, and the log says so", async () => {
    const { id } = await addChannel(scene(), { digestMinutes: 5 });
    await openTask(scene());
    await tellAll(scene());
    const key = await keyWith(scene(), "admin");
    const deleted = await callRoute(remove, { key, method: "DELETE", params: { id } });
    expect(deleted).toMatchObject({ status: 200, envelope: { data: { id, deleted: true } } });
    expect((await callRoute(read, { key, params: { id } })).status).toBe(404);
    expect(await entriesOf(scene(), "notification_channel.deleted")).toHaveLength(1);
    const { rows } = await asSuperuser((db) => db.query("select 1 from mastguard.notification_item"));
    expect(rows).toEqual([]);
  });
});

describe("POST …/test", () => {
  it("sends a test message, says what came of it, and keeps it in the delivery log", async () => {
    const key = await keyWith(scene(), "admin");
    const json = bodyOf("email", { to: ["duty@company.example"] }); // no server of its own: this one's way, the local outbox
    const { id } = z.object({ id: z.string() }).parse((await callRoute(create, { key, json })).envelope.data);
    const tested = await callRoute(tryOut, { key, method: "POST", params: { id } });
    expect(tested.status).toBe(200);
    expect(tested.envelope.data).toMatchObject({
      channelId: id,
      kind: "test",
      status: "delivered",
      attempts: 1,
      events: [],
    });
    expect(await readOutbox(home)).toMatchObject([
      { to: "duty@company.example", subject: "Test message from MastGuard" },
    ]);
    const logged = await callRoute(deliveries, { key, params: { id } });
    expect(logged.envelope.data).toEqual([tested.envelope.data]);
    const { lastSentAt } = z
      .object({ lastSentAt: z.string() })
      .parse((await callRoute(read, { key, params: { id } })).envelope.data);
    expect(Date.now() - Date.parse(lastSentAt)).toBeLessThan(60_000);
  });

  it("says what the provider said, once, and switches nothing off", async () => {
    const { id } = await addChannel(scene(), { type: "slack" });
    scene().providers.reply = () => ({ status: 404, body: "no_service" });
    const { tenant, options } = scene();
    expect(await testChannel(tenant.owner, id, options)).toMatchObject({
      status: "failed",
      lastStatus: 404,
      lastError: "refused",
      lastDetail: "no_service",
      nextAttemptAt: null,
    });
    await tellAll(scene());
    expect(scene().providers.seen).toHaveLength(1);
    const answered = await callRoute(read, { key: await keyWith(scene(), "admin"), params: { id } });
    expect(answered.envelope.data).toMatchObject({ isActive: true, failingSince: null });
  });

  it("is refused after five in a minute", async () => {
    const { id } = await addChannel(scene());
    const key = await keyWith(scene(), "admin");
    for (let n = 0; n < 5; n++) await testChannel(scene().tenant.owner, id, scene().options);
    expect((await callRoute(tryOut, { key, method: "POST", params: { id } })).status).toBe(429);
    expect(scene().providers.seen).toHaveLength(5);
  });
});

describe("GET …/deliveries", () => {
  it("lists the newest first, in pages that stay still, with what each told", async () => {
    const { id } = await addChannel(scene());
    const tasks: string[] = [];
    for (let n = 0; n < 3; n++) {
      tasks.push(await openTask(scene()));
      await tellAll(scene());
    }
    const key = await keyWith(scene(), "admin");
    const Page = z.array(z.object({ events: z.array(z.object({ type: z.string(), taskId: z.string() })) }));
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = `limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`;
      const page = await callRoute(deliveries, { key, params: { id }, query });
      seen.push(...Page.parse(page.envelope.data).flatMap(({ events }) => events.map(({ taskId }) => taskId)));
      cursor = z.string().nullable().parse(page.envelope.meta["nextCursor"]);
    }
    expect(seen).toEqual([...tasks].reverse());
    expect((await callRoute(deliveries, { key, params: { id }, query: "cursor=x" })).status).toBe(422);
  });
});
