import { once } from "node:events";
import net from "node:net";
import { describe, expect, it } from "vitest";
import type { Address } from "@/server/http/destination";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { entriesOf } from "@/server/webhooks/testing/scene";
import { CreateChannelSchema } from "./schemas";
import { createChannel, getChannel, updateChannel } from "./service";
import { testChannel } from "./test-channel";
import { KNOWN } from "./testing/providers";
import { addChannel, configs, newScenes, openTask, passTime, sendDue, stored, tellAll } from "./testing/scene";

const scene = newScenes();
const channel = (id: string) => getChannel(scene().tenant.owner, id);
const disabled = async () =>
  (await entriesOf(scene(), "notification_channel.disabled")).map((body) => JSON.parse(body).data);

describe("a failing channel", () => {
  it("is tried again by the schedule, until every attempt has failed", async () => {
    await addChannel(scene());
    await openTask(scene());
    scene().providers.reply = () => ({ status: 503, body: "" });
    await tellAll(scene());
    for (const seconds of [30, 90, 480, 1_200, 1_800, 7_200, 10_800, 21_600, 43_200]) {
      const [waiting] = await stored(scene());
      expect(waiting).toMatchObject({ status: "pending", last_status: 503, last_error: "status" });
      expect(waiting?.wait).toBeGreaterThan(seconds - 5);
      expect(waiting?.wait).toBeLessThanOrEqual(seconds * 1.1);
      await passTime(scene());
      await sendDue(scene().options);
    }
    expect(await stored(scene())).toMatchObject([{ status: "failed", attempts: 10 }]);
    expect(scene().providers.seen).toHaveLength(10);
  });

  it("is switched off after three days of it, not before, and the log says from where on nobody was told", async () => {
    const { id } = await addChannel(scene());
    await openTask(scene());
    scene().providers.reply = () => ({ status: 500, body: "" });
    await tellAll(scene());
    const failFor = async (time: string) => {
      await asSuperuser((db) =>
        db.query("update mastguard.notification_channel set failing_since = now() - $2::interval where id = $1", [
          uuidOf("chn", id),
          time,
        ]),
      );
      await passTime(scene());
      await sendDue(scene().options);
    };
    await failFor("71 hours");
    expect(await channel(id)).toMatchObject({ isActive: true });
    await failFor("72 hours");
    expect(await channel(id)).toMatchObject({ isActive: false, disabledReason: "failing" });
    expect(await disabled()).toEqual([
      { channelId: id, reason: "failing", discarded: 1, nextIndex: expect.any(Number) },
    ]);
    await openTask(scene());
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ status: "discarded" }]);
  });

  it("that is mended and switched on again tells of what comes from then on", async () => {
    const { id } = await addChannel(scene());
    await openTask(scene());
    scene().providers.reply = () => ({ status: 410, body: "" });
    await tellAll(scene());
    await openTask(scene());
    scene().providers.reply = () => null;
    const on = await updateChannel(scene().tenant.owner, scene().options.rules, id, { isActive: true });
    expect(on).toMatchObject({ isActive: true, disabledReason: null, failingSince: null });
    await openTask(scene());
    await tellAll(scene());
    expect((await stored(scene())).map(({ status }) => status)).toEqual(["failed", "delivered"]);
  });

  it("holds up no other, of its organization or in its provider's silence", async () => {
    const { slack } = configs(scene());
    await addChannel(scene(), { type: "slack", config: slack });
    for (let n = 0; n < 6; n++) await openTask(scene());
    scene().providers.reply = ({ path }) => (path.startsWith("/slack") ? "hang" : null);
    const slow = tellAll(scene(), { timeoutMs: 4_000 });
    await expect.poll(() => scene().providers.bodies("/slack").length).toBe(2); // of one channel, at once
    await addChannel(scene());
    await openTask(scene());
    await tellAll(scene());
    expect(scene().providers.bodies("/hook")).toHaveLength(1);
    expect(scene().providers.bodies("/slack")).toHaveLength(2);
    scene().providers.reply = () => null;
    await slow;
    expect((await stored(scene())).filter(({ last_error }) => last_error === "timeout")).toHaveLength(2);
  });
});

describe("a provider that says no for good switches the channel off", () => {
  const cases = [
    ["webhook", { status: 410, body: "" }, "gone", null],
    ["slack", { status: 404, body: "no_service" }, "refused", "no_service"],
    ["slack", { status: 410, body: "channel_is_archived" }, "gone", null],
    ["teams", { status: 401, body: "" }, "refused", null],
  ] as const;
  it.each(cases)("%s with %j", async (type, reply, reason, detail) => {
    const { id } = await addChannel(scene(), { type });
    await openTask(scene());
    await openTask(scene());
    scene().providers.reply = () => reply;
    await tellAll(scene());
    expect(await channel(id)).toMatchObject({ isActive: false, disabledReason: reason });
    const failed = { status: "failed", last_status: reply.status, last_error: reason, last_detail: detail };
    expect(await stored(scene())).toContainEqual(expect.objectContaining(failed));
    expect(await disabled()).toMatchObject([{ channelId: id, reason }]);
  });

  it.each([
    ["slack", { botToken: "xoxb-revoked", channel: "C1" }, "invalid_auth"],
    ["whatsapp", { accessToken: "expired" }, "190: Invalid OAuth access token."],
    ["whatsapp", { templateName: "not_approved" }, "132001: (#132001) Template name does not exist"],
    ["jira", { apiToken: "revoked" }, "Client must be authenticated."],
    ["email", { password: "changed" }, expect.stringMatching(/^535/)],
    ["email", { to: ["nobody@company.example"] }, expect.stringMatching(/^550/)],
  ] as const)("%s with %j", async (type, change, detail) => {
    const base = type === "slack" ? {} : configs(scene())[type];
    const { id } = await addChannel(scene(), { type, config: { ...base, ...change } });
    await openTask(scene());
    await tellAll(scene());
    expect(await channel(id)).toMatchObject({ isActive: false, disabledReason: "refused" });
    expect(await stored(scene())).toMatchObject([{ status: "failed", attempts: 1, last_detail: detail }]);
  });
});

describe("success is what the provider calls success", () => {
  it.each([
    ["slack", { status: 200, body: "not ok" }],
    ["slack", { status: 500, body: "rollup_error" }],
    ["teams", { status: 200, body: "<html>Sign in</html>" }],
    ["webhook", { status: 302, body: "", headers: { location: "/hook" } }],
    ["whatsapp", { status: 200, body: "{}" }],
    ["jira", { status: 200, body: "{}" }],
  ] as const)("%s that answers %j is tried again", async (type, reply) => {
    const { id } = await addChannel(scene(), { type });
    await openTask(scene());
    scene().providers.reply = () => reply;
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ status: "pending", attempts: 1, last_status: reply.status }]);
    expect(await channel(id)).toMatchObject({ isActive: true, failingSince: expect.any(String) });
  });

  it("`ok: false` of chat.postMessage is a failure with its error, whatever the status", async () => {
    await addChannel(scene(), { type: "slack", config: { botToken: KNOWN.botToken, channel: "C1" } });
    await openTask(scene());
    scene().providers.reply = () => ({ status: 200, body: JSON.stringify({ ok: false, error: "fatal_error" }) });
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([
      { status: "pending", last_error: "provider", last_detail: "fatal_error" },
    ]);
  });
});

describe("429", () => {
  it("leaves the whole channel alone for as long as Retry-After says, and is no failure of the channel's", async () => {
    const { id } = await addChannel(scene());
    for (let n = 0; n < 4; n++) await openTask(scene());
    scene().providers.reply = () => ({ status: 429, body: "", headers: { "retry-after": "600" } });
    await tellAll(scene());
    expect(scene().providers.seen).toHaveLength(2); // what was in the air together
    expect(await channel(id)).toMatchObject({ isActive: true, failingSince: null });
    const limited = (await stored(scene())).filter(({ last_error }) => last_error === "limited");
    expect(limited).toHaveLength(2);
    for (const { wait } of limited) expect(wait).toBeGreaterThan(590);
    scene().providers.reply = () => null;
    await passTime(scene());
    await tellAll(scene());
    expect((await stored(scene())).map(({ status }) => status)).toEqual(Array(4).fill("delivered"));
  });
});

describe("a mail server", () => {
  it("that never says a word is hung up on when the time of an attempt is over", async () => {
    const open = new Set<net.Socket>();
    const silent = net.createServer((socket) => {
      open.add(socket);
      socket.on("error", () => {}).on("close", () => open.delete(socket));
    });
    await once(silent.listen(0, "127.0.0.1"), "listening");
    try {
      const address = silent.address();
      const smtpPort = typeof address === "object" ? address?.port : 0;
      const config = { smtpHost: "127.0.0.1", smtpPort, from: "a@b.example", to: ["c@d.example"] };
      const { id } = await addChannel(scene(), { type: "email", config });
      await openTask(scene());
      await tellAll(scene(), { timeoutMs: 300 });
      expect(await stored(scene())).toMatchObject([{ status: "pending", attempts: 1, last_error: "timeout" }]);
      expect(await channel(id)).toMatchObject({ isActive: true });
      await expect.poll(() => open.size).toBe(0);
    } finally {
      for (const socket of open) socket.destroy();
      silent.close();
    }
  });

  it("that is full for now is tried again", async () => {
    const { email } = configs(scene());
    await addChannel(scene(), { type: "email", config: { ...email, to: ["full@company.example"] } });
    await openTask(scene());
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ status: "pending", last_status: 452, last_error: "provider" }]);
  });
});

describe("whatsapp", () => {
  it("sends again only to those who do not have it", async () => {
    await addChannel(scene(), { type: "whatsapp" });
    await openTask(scene());
    const isSecond = ({ body }: { body: string }) => body.includes("+15550101");
    scene().providers.reply = (received) => (isSecond(received) ? { status: 500, body: "" } : null);
    await tellAll(scene());
    scene().providers.reply = () => null;
    await passTime(scene());
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 2 }]);
    expect(scene().providers.seen.filter((received) => !isSecond(received))).toHaveLength(1);
    expect(scene().providers.seen.filter(isSecond)).toHaveLength(2);
  });

  it("passes over a number it will not write to once others have it", async () => {
    const config = { ...configs(scene()).whatsapp, toNumbers: ["+15550199", "+15550100"] };
    await addChannel(scene(), { type: "whatsapp", config });
    await openTask(scene());
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([
      { status: "delivered", last_detail: "1 of 2 numbers were not written to" },
    ]);
  });
});

describe("a place in a private network", () => {
  const leadsTo = (address: string) => ({
    allowLoopback: false,
    resolve: async (): Promise<readonly Address[]> => [{ address, family: 4 }],
  });
  const cases = [
    [
      "email",
      (port: number) => ({ smtpHost: "mail.example.com", smtpPort: port, from: "a@b.example", to: ["c@d.example"] }),
    ],
    ["slack", (port: number) => ({ webhookUrl: `https://chat.example.com:${port}/` })],
    ["teams", (port: number) => ({ webhookUrl: `https://chat.example.com:${port}/` })],
    ["webhook", (port: number) => ({ url: `https://hooks.example.com:${port}/` })],
    [
      "jira",
      (port: number) => ({
        baseUrl: `https://jira.example.com:${port}/`,
        projectKey: "SEC",
        email: "a@b.example",
        apiToken: "t",
      }),
    ],
  ] as const;

  it.each(cases)(
    "is refused when it is entered, and not connected to when the name turns there later: %s",
    async (type, config) => {
      const { tenant, providers, mailServer } = scene();
      const port = type === "email" ? mailServer.port : providers.port;
      const input = CreateChannelSchema.parse({ name: "x", type, config: config(port) });
      await expect(createChannel(tenant.owner, leadsTo("10.0.0.5"), input)).rejects.toThrow(
        /^config\.\w+: must be reachable/,
      );
      const { id } = await createChannel(tenant.owner, leadsTo("8.8.8.8"), input);
      await openTask(scene());
      await tellAll(scene(), { rules: leadsTo("127.0.0.1") });
      expect(providers.connections).toBe(0);
      expect(await stored(scene())).toMatchObject([{ status: "pending", last_error: "refused_destination" }]);
      const tested = await testChannel(tenant.owner, id, { ...scene().options, rules: leadsTo("127.0.0.1") });
      expect(tested).toMatchObject({ status: "failed", lastError: "refused_destination" });
    },
  );

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "0x7f.1",
    "[::1]",
    "::1",
    "mail.example.com/x",
    "user@mail.example.com",
    "mail.example.com:25",
  ])("is refused as a mail server: %s", async (smtpHost) => {
    const config = { smtpHost, from: "a@b.example", to: ["c@d.example"] };
    const input = CreateChannelSchema.parse({ name: "x", type: "email", config });
    await expect(createChannel(scene().tenant.owner, leadsTo("8.8.8.8"), input)).rejects.toThrow(/^config\.smtpHost: /);
  });
});
