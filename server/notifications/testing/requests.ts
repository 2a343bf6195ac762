import { z } from "zod";
import { PATCH as change } from "@/app/api/v1/notifications/channels/[id]/route";
import { POST as create } from "@/app/api/v1/notifications/channels/route";
import type { Scope } from "@/server/auth/permissions";
import { type Answered, callRoute } from "@/server/testing/call";
import { newTenantKey, type Tenant } from "@/server/testing/tenant";
import type { ChannelType } from "../config";

/** Addresses of the public internet by their form, so that no name has to be looked up. Nothing is ever sent there. */
export const OUT = "https://8.8.8.8";
export const SECRET = "a-secret-that-must-not-come-back";
export const CONFIGS = {
  email: { smtpHost: "8.8.8.8", from: "a@b.example", to: ["c@d.example"], username: "u", password: SECRET },
  slack: { botToken: `xoxb-${SECRET}`, channel: "C1" },
  teams: { webhookUrl: `${OUT}/workflows?sig=${SECRET}` },
  webhook: { url: `${OUT}/hook`, authHeader: `Bearer ${SECRET}` },
  whatsapp: { phoneNumberId: "1065550123", accessToken: SECRET, toNumbers: ["+15550100"], templateName: "t" },
  jira: { baseUrl: OUT, projectKey: "SEC", email: "a@b.example", apiToken: SECRET },
} as const satisfies Record<ChannelType, object>;

/** Body of POST. */
export const bodyOf = (type: ChannelType = "webhook", config: unknown = CONFIGS[type]) => ({
  name: "people",
  type,
  config,
});

type Owned = { readonly tenant: Pick<Tenant, "organizationId"> };

export async function keyWith({ tenant }: Owned, ...scopes: readonly Scope[]): Promise<string> {
  return (await newTenantKey(tenant.organizationId, scopes)).key;
}

/** A channel made by the route, with what the route answered. */
export async function newChannel(scene: Owned, type: ChannelType = "webhook") {
  const created = await callRoute(create, { key: await keyWith(scene, "admin"), json: bodyOf(type) });
  return { ...Created.parse(created.envelope.data), text: created.text };
}

export async function patch(scene: Owned, id: string, json: unknown): Promise<Answered> {
  return await callRoute(change, { key: await keyWith(scene, "admin"), method: "PATCH", params: { id }, json });
}

const Created = z.object({ id: z.string(), config: z.record(z.string(), z.unknown()) });
