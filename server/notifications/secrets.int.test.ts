import { describe, expect, it, vi } from "vitest";
import { GET as deliveries } from "@/app/api/v1/notifications/channels/[id]/deliveries/route";
import { GET as read } from "@/app/api/v1/notifications/channels/[id]/route";
import { GET as list } from "@/app/api/v1/notifications/channels/route";
import { uuidOf } from "@/server/ids";
import { logger } from "@/server/log";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { CHANNEL_TYPES } from "./config";
import { testChannel } from "./test-channel";
import { MAIL_PASSWORD } from "./testing/mail-server";
import { KNOWN } from "./testing/providers";
import { keyWith, newChannel, patch, SECRET } from "./testing/requests";
import { addChannel, newScenes, openTask, tellAll } from "./testing/scene";

const scene = newScenes();

describe("a secret", () => {
  it.each(CHANNEL_TYPES)(
    "of a %s channel never comes back: not from a route, the log or the stored row",
    async (type) => {
      const { id, config, text } = await newChannel(scene(), type);
      const key = await keyWith(scene(), "admin");
      const answers = [
        text,
        (await callRoute(list, { key })).text,
        (await callRoute(read, { key, params: { id } })).text,
        (await patch(scene(), id, { name: "renamed" })).text,
        (await callRoute(deliveries, { key, params: { id } })).text,
      ];
      const kept = await asSuperuser(async (db) => [
        ...(await db.query("select body as text from mastguard.entry")).rows,
        ...(await db.query("select c::text as text from mastguard.notification_channel c")).rows,
      ]);
      for (const shown of [...answers, ...kept.map(({ text: row }) => String(row))])
        for (const encoding of ["utf8", "hex", "base64"] as const)
          expect(shown).not.toContain(Buffer.from(SECRET).toString(encoding));
      expect(Object.values(config).join()).not.toContain(SECRET);
      expect((await callRoute(read, { key, params: { id } })).envelope.data).toMatchObject({
        secretsSet: expect.arrayContaining([
          {
            email: "password",
            slack: "botToken",
            teams: "webhookUrl",
            webhook: "authHeader",
            whatsapp: "accessToken",
            jira: "apiToken",
          }[type],
        ]),
      });
    },
  );

  it("is sealed to its channel: in another's row it does not open", async () => {
    const [{ id }, { id: other }] = [await newChannel(scene(), "jira"), await newChannel(scene(), "jira")];
    await asSuperuser((db) =>
      db.query(
        "update mastguard.notification_channel set config = (select config from mastguard.notification_channel where id = $1) where id = $2",
        [uuidOf("chn", other), uuidOf("chn", id)],
      ),
    );
    const { envelope } = await callRoute(read, { key: await keyWith(scene(), "admin"), params: { id } });
    expect(envelope.data).toMatchObject({ isReadable: false, config: {}, secretsSet: [] });
  });

  it.each([
    ["jira", { baseUrl: "https://8.8.4.4" }, "config.apiToken"],
    ["webhook", { url: "https://8.8.4.4/" }, "config.authHeader"],
    ["email", { smtpHost: "8.8.4.4" }, "config.password"],
    ["email", { tls: true, smtpPort: 25 }, "config.password"],
  ] as const)("of %s has to be entered again when %j says it goes elsewhere", async (type, config, field) => {
    const { id } = await newChannel(scene(), type);
    const refused = await patch(scene(), id, { config });
    expect(refused.status).toBe(422);
    expect(refused.envelope.error?.details).toMatchObject([{ path: field }]);
    const given = { ...config, [field.replace("config.", "")]: "another-secret" };
    expect((await patch(scene(), id, { config: given })).status).toBe(200);
  });

  it("that a provider repeats is written over", async () => {
    const { tenant, providers, options } = scene();
    const { id } = await addChannel(scene(), { type: "jira" });
    providers.reply = ({ headers }) => ({
      status: 400,
      body: JSON.stringify({ errorMessages: [`you sent ${headers.authorization}, jira-api-token-secret`] }),
    });
    expect(await testChannel(tenant.owner, id, options)).toMatchObject({
      status: "failed",
      lastDetail: "you sent Basic ***, ***",
    });
  });

  it.each(CHANNEL_TYPES)("of a %s channel is in no line of our logs, whatever its provider repeats", async (type) => {
    const lines: unknown[] = [];
    for (const level of ["debug", "info", "warn", "error"] as const)
      vi.spyOn(logger(), level).mockImplementation((line: unknown) => void lines.push(line));
    scene().providers.reply = ({ path, headers, body }) => ({
      status: 400,
      body: JSON.stringify({ ok: false, error: path, errorMessages: [path, headers.authorization, body] }),
    });
    await addChannel(scene(), { type });
    await openTask(scene());
    await tellAll(scene());
    vi.restoreAllMocks();
    expect(lines).toContainEqual(expect.objectContaining({ event: "notification.attempt", channelType: type }));
    const text = JSON.stringify(lines);
    for (const secret of [...Object.values(KNOWN), MAIL_PASSWORD]) expect(text).not.toContain(secret);
  });
});
