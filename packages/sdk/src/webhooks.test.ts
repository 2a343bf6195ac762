import { expect, test } from "vitest";
import { InvalidResponseError, MastGuardClient, MastGuardError } from "./index";
import { drops, fails, loopbackServer, type Responder, succeeds } from "./testing/loopback-server";

const at = "2026-01-02T03:04:05.000Z";
const webhook = {
  id: "whk_1",
  name: "SIEM",
  url: "https://siem.example.com/mastguard",
  eventTypes: ["hitl.task.created"],
  status: "active",
  disabledReason: null,
  failingSince: null,
  previousSecretUntil: null,
  createdBy: "key_1",
  createdAt: at,
  updatedAt: at,
};
const fullSecret = "whsec_c2VjcmV0IGZvciB0ZXN0cw==";
const { name, url } = webhook;
const newWebhook = { name, url, eventTypes: ["hitl.task.created"] } as const;

async function connected(...responders: readonly Responder[]) {
  const server = await loopbackServer(...responders);
  const { webhooks } = new MastGuardClient({ apiKey: "mg_test_key", baseUrl: server.url, retryDelay: 0 });
  return { webhooks, requests: server.requests };
}

test("every page of webhooks is gathered", async () => {
  const page = (number: number, id: string) =>
    succeeds([{ ...webhook, id }], { meta: { page: number, limit: 1, total: 2, totalPages: 2 } });
  const { webhooks, requests } = await connected(page(1, "whk_2"), page(2, "whk_1"));
  expect((await webhooks.list()).map(({ id }) => id)).toEqual(["whk_2", "whk_1"]);
  expect(requests.map((request) => request.url)).toEqual(["/api/v1/webhooks", "/api/v1/webhooks?page=2&limit=1"]);
});

const created = { ...webhook, fullSecret };
const deleted = { id: "whk_1", deleted: true };
type Client = Pick<MastGuardClient, "webhooks">;

/** What would be done twice if it were sent twice. */
const changes = [
  ["create", (to: Client) => to.webhooks.create(newWebhook), created, created],
  ["rotateSecret", (to: Client) => to.webhooks.rotateSecret("whk_1"), created, created],
  ["delete", (to: Client) => to.webhooks.delete("whk_1"), deleted, undefined],
] as const;

test.each(changes)("%s is sent once when its answer is lost or says that the server failed", async (_, change) => {
  for (const failure of [drops, fails(503, { code: "UNAVAILABLE", message: "Try again" })]) {
    const { webhooks, requests } = await connected(failure);
    await expect(change({ webhooks })).rejects.toThrow(MastGuardError);
    expect(requests).toHaveLength(1);
  }
});

test.each(changes)("%s is sent again when it was refused for being too many", async (_, change, answer, expected) => {
  const { webhooks, requests } = await connected(fails(429, { code: "RATE_LIMITED", message: "" }), succeeds(answer));
  expect(await change({ webhooks })).toEqual(expected);
  expect(requests).toHaveLength(2);
});

test("create sends what it was given and nothing else", async () => {
  const { webhooks, requests } = await connected(succeeds(created, { status: 201 }));
  const given = { ...newWebhook, id: "whk_mine" };
  await webhooks.create(given);
  expect(requests).toMatchObject([{ method: "POST", url: "/api/v1/webhooks" }]);
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual(newWebhook);
});

test("an id is one segment of the path, whatever is in it", async () => {
  const { webhooks, requests } = await connected(succeeds(deleted));
  await webhooks.delete("a/../b");
  expect(requests).toMatchObject([{ method: "DELETE", url: "/api/v1/webhooks/a%2F..%2Fb" }]);
  await expect(webhooks.delete("..")).rejects.toThrow(TypeError);
});

test("an answer without a secret is none", async () => {
  const { webhooks } = await connected(succeeds(webhook));
  await expect(webhooks.rotateSecret("whk_1")).rejects.toThrow(InvalidResponseError);
});
