import {
  AuthorizationError,
  MastGuardClient,
  MastGuardWebhooks,
  NotFoundError,
  ValidationError,
  WEBHOOK_EVENT_TYPES,
} from "@auxdynamics/mastguard-sdk";
import { describe, expect, it } from "vitest";
import { POST as resend } from "@/app/api/v1/webhooks/[id]/deliveries/[deliveryId]/resend/route";
import { GET as deliveries } from "@/app/api/v1/webhooks/[id]/deliveries/route";
import { POST as rotate } from "@/app/api/v1/webhooks/[id]/rotate-secret/route";
import { DELETE as remove } from "@/app/api/v1/webhooks/[id]/route";
import { POST as create, GET as list } from "@/app/api/v1/webhooks/route";
import type { Scope } from "@/server/auth/permissions";
import { open } from "@/server/http/testing/door";
import { newTenantKey } from "@/server/testing/tenant";
import { EVENT_TYPES } from "./event-types";
import { addWebhook, deliverAll, makeKey, newScenes } from "./testing/scene";

const scene = newScenes();
const ROUTES = new Map([
  ["GET /api/v1/webhooks", list],
  ["POST /api/v1/webhooks", create],
  ["DELETE /api/v1/webhooks/[id]", remove],
  ["POST /api/v1/webhooks/[id]/rotate-secret", rotate],
  ["GET /api/v1/webhooks/[id]/deliveries", deliveries],
  ["POST /api/v1/webhooks/[id]/deliveries/[deliveryId]/resend", resend],
]);

/** The published client, over a socket, with a key of these scopes. */
async function client(...scopes: readonly Scope[]): Promise<MastGuardClient> {
  const { key } = await newTenantKey(scene().tenant.organizationId, scopes);
  const { port } = await open({ routes: ROUTES });
  return new MastGuardClient({ apiKey: key, baseUrl: `http://127.0.0.1:${port}`, retryDelay: 0 });
}

/** An address of the public internet by its form. Nothing is ever sent there. */
const NEW = { name: "SIEM", url: "https://8.8.8.8/hooks", eventTypes: ["api_key.created"] } as const;

describe("the client", () => {
  it("creates a webhook, lists it without its secret, and deletes it", async () => {
    const { webhooks } = await client("webhooks");
    const { fullSecret, ...created } = await webhooks.create(NEW);
    expect(created).toMatchObject({ ...NEW, id: expect.stringMatching(/^whk_/), status: "active" });
    expect(fullSecret).toMatch(/^whsec_/);
    expect(await webhooks.list()).toEqual([created]);
    expect(await webhooks.delete(created.id)).toBeUndefined();
    expect(await webhooks.list()).toEqual([]);
    await expect(webhooks.delete(created.id)).rejects.toThrow(NotFoundError);
  });

  it("sees a delivery and has it sent again, signed with the secret it was told", async () => {
    const { receiver } = scene();
    const { id } = await addWebhook(scene());
    const { webhooks } = await client("webhooks");
    const { fullSecret } = await webhooks.rotateSecret(id);
    await makeKey(scene());
    await deliverAll();
    const page = await webhooks.listDeliveries(id, { limit: 1 });
    const [delivery] = page.deliveries;
    expect(delivery).toMatchObject({ status: "delivered", lastStatus: 200, webhookId: id });
    expect(await webhooks.resendDelivery(id, delivery?.id ?? "")).toMatchObject({ status: "pending" });
    await deliverAll();
    const [, again] = receiver.seen.filter(({ headers }) => headers["webhook-id"] === delivery?.id);
    const signature = String(again?.headers["x-mastguard-signature"]);
    expect(await MastGuardWebhooks.verifySignature(again?.body ?? "", signature, fullSecret)).toBe(true);
  });

  it("is told which field of a webhook is wrong, and that its key may not", async () => {
    const { webhooks } = await client("webhooks");
    const refused = webhooks.create({ ...NEW, url: "https://10.0.0.1/" });
    await expect(refused).rejects.toThrow(ValidationError);
    await expect(refused).rejects.toMatchObject({ details: [{ path: "url" }] });
    const { webhooks: unscoped } = await client("read");
    await expect(unscoped.create(NEW)).rejects.toThrow(AuthorizationError);
  });

  // It has no dependencies, so it writes the list again; here is where the two are held together.
  it("knows exactly the events there are", () => {
    expect(WEBHOOK_EVENT_TYPES.toSorted()).toEqual(EVENT_TYPES.toSorted());
  });
});
