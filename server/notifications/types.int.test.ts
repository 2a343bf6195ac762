import { createHmac } from "node:crypto";
import { MastGuardWebhooks } from "@auxdynamics/mastguard-sdk";
import { describe, expect, it } from "vitest";
import { isId, uuidOf } from "@/server/ids";
import { updatePolicy } from "@/server/policies";
import { expireReview } from "@/server/reviews";
import { screenTask } from "@/server/reviews/screen";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { CHANNEL_TYPES } from "./config";
import { NotificationBody } from "./testing/formats";
import { KNOWN } from "./testing/providers";
import { addChannel, configs, newScenes, ORIGIN, openTask, stored, tellAll } from "./testing/scene";

const scene = newScenes();
const HOSTILE = "<!channel> <https://evil.example|open> [x](https://evil.example) \"'><img src=x> *a* {{1}} @here";
const CONTENT = ["payload-of-the-action", "48200.17", "rationale-of-the-action"];
/** What was sent, to whatever provider, as text. */
const sentText = () => [
  ...scene().providers.seen.map(({ body }) => body),
  ...scene().mailServer.seen.map(({ text }) => decoded(text)),
];
/** Quoted-printable, undone. */
const decoded = (mail: string) =>
  Buffer.from(
    mail
      .replaceAll(/=\r?\n/g, "")
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

describe.each(CHANNEL_TYPES)("a channel of type %s", (type) => {
  it("delivers an opened task in the form its provider takes, with what people need and nothing of the action", async () => {
    await addChannel(scene(), { type });
    const taskId = await openTask(scene());
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ kind: "event", status: "delivered", attempts: 1, entries: 1 }]);
    const texts = sentText();
    const asked =
      type === "webhook" ? '"approvals":{"given":0,"required":1},"people":[]' : "1 approval from whoever may";
    expect(texts).toHaveLength(type === "whatsapp" ? 2 : 1);
    for (const text of texts) {
      for (const part of ["treasury-bot", "ake a payment", asked, "above", `${ORIGIN}/reviews/${taskId}`])
        expect(text).toContain(part);
      for (const content of CONTENT) expect(text).not.toContain(content);
    }
  });

  it("takes a digest and a test message in its form, too", async () => {
    const { id } = await addChannel(scene(), { type, digestMinutes: 5 });
    for (let n = 0; n < 12; n++) await openTask(scene(), { agentId: `agent-${n}-${"ü".repeat(150)}` });
    await tellAll(scene());
    expect(sentText()).toEqual([]);
    await asSuperuser((db) => db.query("update mastguard.notification_delivery set due_at = now()"));
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ kind: "digest", status: "delivered", entries: 12 }]);
    for (const text of sentText()) expect(text).toContain("12 reviews in MastGuard");
    const { testChannel } = await import("./test-channel");
    expect(await testChannel(scene().tenant.owner, id, scene().options)).toMatchObject({
      kind: "test",
      status: "delivered",
    });
  });

  it("tells an agent's name as text: no mention, no link, no markup", async () => {
    await addChannel(scene(), { type });
    await openTask(scene(), { agentId: HOSTILE });
    await tellAll(scene());
    expect(await stored(scene())).toMatchObject([{ status: "delivered" }]);
    for (const text of sentText()) {
      if (type === "webhook") expect(NotificationBody.parse(JSON.parse(text)).data.reviews[0]?.agentId).toBe(HOSTILE);
      else expect(text).not.toContain("https://evil.example");
      if (type === "slack") expect(text).not.toMatch(/<[!@#h]/);
      if (type === "email") expect(text.slice(text.indexOf("text/html"))).not.toMatch(/<img|<b>|<https/);
    }
  });
});

describe("slack", () => {
  it("as a bot posts to its channel, and its buttons are links", async () => {
    await addChannel(scene(), { type: "slack", config: { botToken: KNOWN.botToken, channel: "C0123" } });
    const taskId = await openTask(scene());
    await tellAll(scene());
    const [body = "{}"] = scene().providers.bodies("/slack-api/");
    expect(JSON.parse(body)).toMatchObject({ channel: "C0123", unfurl_links: false });
    expect(body).toContain(`"url":"${ORIGIN}/reviews/${taskId}"`);
    expect(await stored(scene())).toMatchObject([{ status: "delivered", last_detail: "ok" }]);
  });
});

describe("teams", () => {
  it("puts customers' text where no Markdown is read", async () => {
    await addChannel(scene(), { type: "teams" });
    await openTask(scene(), { agentId: HOSTILE });
    await tellAll(scene());
    const [body = ""] = scene().providers.bodies("/teams/");
    const blocks = [...body.matchAll(/\{"type":"TextBlock","text":"([^"]*)"/g)].map(([, text]) => text);
    expect(blocks).toEqual([expect.stringMatching(/^Review needed: make a payment, \w+ risk \(#1\)$/)]);
  });
});

describe("webhook", () => {
  it("is signed as webhooks are, with a secret of ours that is told once or one of theirs that never is", async () => {
    const { signingSecret } = await addChannel(scene());
    const own = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    const given = await addChannel(scene(), { config: { ...configs(scene()).webhook, signingSecret: own } });
    expect(given).toMatchObject({ signingSecret: null, secretsSet: ["authHeader", "signingSecret"] });
    await openTask(scene());
    await tellAll(scene());
    const matches = await Promise.all(
      [signingSecret ?? "", own].map(async (secret) => {
        const signed = scene().providers.seen.filter(({ headers, body }) => {
          const text = [headers["webhook-id"], headers["webhook-timestamp"], body].join(".");
          const key = Buffer.from(secret.slice("whsec_".length), "base64");
          return headers["webhook-signature"] === `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
        });
        const [one] = signed;
        const plain = String(one?.headers["x-mastguard-signature"]);
        return [
          signed.length,
          one?.headers.authorization,
          await MastGuardWebhooks.verifySignature(one?.body ?? "", plain, secret),
        ];
      }),
    );
    expect(matches).toEqual([
      [1, KNOWN.authHeader, true],
      [1, KNOWN.authHeader, true],
    ]);
  });
});

describe("jira", () => {
  it("creates an issue whose priority follows the risk, and one without where the project has no such priority", async () => {
    await addChannel(scene(), { type: "jira" });
    await openTask(scene(), { risk: "CRITICAL" });
    await tellAll(scene());
    const priorityOf = (body = "{}") => JSON.parse(body).fields.priority;
    expect(priorityOf(scene().providers.bodies("/jira/")[0])).toEqual({ name: "Critical" });
    scene().providers.priorities = ["Highest"];
    await openTask(scene());
    await tellAll(scene());
    expect(scene().providers.bodies("/jira/").map(priorityOf).slice(1)).toEqual([expect.anything(), undefined]);
    expect(await stored(scene())).toMatchObject([
      { status: "delivered", last_detail: "SEC-24" },
      { status: "delivered" },
    ]);
  });
});

describe("email", () => {
  it("goes over TLS, with the password, to everybody who takes it", async () => {
    const { email } = configs(scene());
    await addChannel(scene(), {
      type: "email",
      config: { ...email, to: ["nobody@company.example", "duty@company.example"] },
    });
    await openTask(scene());
    await tellAll(scene());
    expect(scene().mailServer.seen).toMatchObject([{ to: "duty@company.example", isSecure: true }]);
    expect(await stored(scene())).toMatchObject([
      { status: "delivered", last_detail: "1 of 2 addresses were refused" },
    ]);
  });

  it("is not sent to a server whose certificate nobody vouches for", async () => {
    await addChannel(scene(), { type: "email" });
    await openTask(scene());
    const { ca: _, ...options } = scene().options;
    await tellAll({ options });
    expect(scene().mailServer.seen).toEqual([]);
    expect(await stored(scene())).toMatchObject([{ status: "pending", last_error: "tls" }]);
  });

  it("without a server of its own goes the way of this server's mail", async () => {
    const mails: unknown[] = [];
    await addChannel(scene(), { type: "email", config: { to: ["duty@company.example"] } });
    const taskId = await openTask(scene());
    await tellAll(scene(), { ownMail: async (mail) => void mails.push(mail) });
    expect(mails).toMatchObject([
      { to: "duty@company.example", text: expect.stringContaining(`${ORIGIN}/reviews/${taskId}`) },
    ]);
  });
});

describe("what is told", () => {
  const events = () =>
    scene()
      .providers.bodies("/hook")
      .flatMap((body) => NotificationBody.parse(JSON.parse(body)).data.reviews.map(({ event }) => event));

  it("is what the channel chose, once it has happened", async () => {
    await addChannel(scene(), { events: ["review.expired"] });
    const taskId = await openTask(scene());
    await tellAll(scene());
    expect(events()).toEqual([]);
    await asSuperuser((db) =>
      db.query("update mastguard.review_task set sla_due_at = now() - interval '1 second' where id = $1", [
        uuidOf("tsk", taskId),
      ]),
    );
    if (isId("tsk", taskId)) await expireReview(scene().tenant.organizationId, taskId);
    await tellAll(scene());
    expect(events()).toEqual(["review.expired"]);
  });

  it("is of the policies the channel chose", async () => {
    const { addPolicy } = await import("@/server/testing/policy");
    const { id: other } = await addPolicy(scene().tenant, { decision: "HITL", name: "another" });
    await addChannel(scene(), { policyIds: [other] });
    await addChannel(scene(), { policyIds: [other, scene().policyId] });
    await openTask(scene());
    await tellAll(scene());
    expect(events()).toEqual(["review.opened"]);
  });
});

it("a policy that could not be evaluated is named as what asks, not as none", async () => {
  const { tenant, policyId } = scene();
  if (!isId("pol", policyId)) throw new Error("a policy");
  await updatePolicy(tenant.owner, policyId, { active: false });
  await addPolicy(tenant, { decision: "HITL", name: "Limits", condition: "payload.absent > 1" });
  await addChannel(scene(), { type: "email" });
  const taskId = await openTask(scene());
  await tellAll(scene());
  expect(sentText()).toEqual([expect.stringContaining("Policy: Limits: could not be evaluated, so a person is asked")]);
  expect((await screenTask(tenant.owner, taskId)).failedPolicies).toMatchObject([{ name: "Limits", version: 1 }]);
});
