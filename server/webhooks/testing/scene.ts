import { afterEach, beforeEach } from "vitest";
import type { EntryDraft } from "@/server/audit";
import { inOrganization } from "@/server/db/in-organization";
import { newId, uuidOf } from "@/server/ids";
import { createApiKey } from "@/server/keys";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { claimDeliveries, deliver } from "../deliver";
import type { EventType } from "../event-types";
import { findDeliveries } from "../find-deliveries";
import type { WebhookWithSecret } from "../schemas";
import type { SenderOptions } from "../sender";
import { createWebhook } from "../service";
import { Receiver } from "./receiver";
import { local } from "./scene-options";

/** An organization and a receiver of a test's own. */
export interface Scene {
  readonly tenant: Tenant;
  readonly receiver: Receiver;
  readonly url: string;
}

/** Sets the scene before each test of the file, and strikes it afterwards with what is still to be delivered. */
export function newScenes(): () => Scene {
  let scene: Scene | null = null;
  beforeEach(async () => {
    const receiver = new Receiver();
    scene = { tenant: await newTenant(), receiver, url: await receiver.listen() };
  });
  afterEach(async () => {
    await scene?.receiver.close();
    await asSuperuser((db) => db.query("delete from mastguard.webhook_endpoint"));
  });
  return () => {
    if (scene === null) throw new Error("the scene is set before each test");
    return scene;
  };
}

/** Another endpoint of the scene's organization, for new keys unless told otherwise. */
export async function addWebhook(
  { tenant, url }: Pick<Scene, "tenant" | "url">,
  eventTypes: readonly EventType[] = ["api_key.created"],
): Promise<WebhookWithSecret> {
  return await createWebhook(tenant.owner, local.rules, { name: "receiver", url, eventTypes: [...eventTypes] });
}

/** Something to hear of: a new key. Its id. */
export async function makeKey({ tenant }: Pick<Scene, "tenant">): Promise<string> {
  return (await createApiKey(tenant.owner, { name: "k", scopes: ["ingest"] })).id;
}

/** An entry of the log as another part of the product writes it. */
export async function append({ tenant }: Pick<Scene, "tenant">, type: EntryDraft["type"], data: EntryDraft["data"]) {
  const traceId = newId("trc");
  await inOrganization(tenant.owner, async (unit) => unit.append({ type, traceId, data }));
  return traceId;
}

/** Looks for what is to be delivered and delivers what is due, as nodes do, until nothing is. */
export async function deliverAll(options: SenderOptions = local): Promise<void> {
  while ((await findDeliveries()).isMore);
  while (await deliverDue(options));
}

/** Delivers what is due at this moment. @returns whether anything was. */
export async function deliverDue(options: SenderOptions = local): Promise<boolean> {
  const claimed = [...(await claimDeliveries("answering", 100)), ...(await claimDeliveries("failing", 100))];
  await Promise.all(claimed.map((one) => deliver(one, options)));
  return claimed.length > 0;
}

/** Lets leases and waits of the organization run out. */
export async function passTime({ tenant }: Pick<Scene, "tenant">): Promise<void> {
  await asSuperuser((db) =>
    db.query(
      "update mastguard.webhook_delivery set due_at = now(), leased_until = null where organization_id = $1 and status = 'pending'",
      [uuidOf("org", tenant.organizationId)],
    ),
  );
}

export interface StoredDelivery {
  readonly status: string;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
  /** Seconds until it is due. */
  readonly wait: number;
}

/** The organization's deliveries as they are stored, in the order of the log. */
export async function stored({ tenant }: Pick<Scene, "tenant">): Promise<StoredDelivery[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<StoredDelivery>(
      `select status, attempts, last_status, last_error, extract(epoch from due_at - now())::float8 as wait
       from mastguard.webhook_delivery where organization_id = $1 order by entry_index, event_type`,
      [uuidOf("org", tenant.organizationId)],
    );
    return rows;
  });
}

/** Data of the organization's entries of a type, oldest first. */
export async function entriesOf({ tenant }: Pick<Scene, "tenant">, type: EntryDraft["type"]): Promise<string[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ body: string }>(
      "select body from mastguard.entry where organization_id = $1 and type = $2 order by index",
      [uuidOf("org", tenant.organizationId), type],
    );
    return rows.map(({ body }) => body);
  });
}
