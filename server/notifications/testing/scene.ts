import { afterEach, beforeEach } from "vitest";
import { decideAction } from "@/server/decisions";
import { newId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { local } from "@/server/webhooks/testing/scene-options";
import { claimNotifications, deliverNotification } from "../deliver";
import { findNotifications } from "../find-notifications";
import { CreateChannelSchema, type CreatedChannel } from "../schemas";
import type { SendOptions } from "../send-options";
import { createChannel } from "../service";
import { MAIL_PASSWORD, MailServer } from "./mail-server";
import { KNOWN, Providers } from "./providers";

/** An organization whose every action waits for a person, and providers of a test's own. */
export interface Scene {
  readonly tenant: Tenant;
  readonly policyId: string;
  readonly providers: Providers;
  readonly mailServer: MailServer;
  readonly options: SendOptions;
}

export const ORIGIN = "https://guard.example";

/** Sets the scene before each test of the file, and strikes it afterwards with what is still to be sent. */
export function newScenes(): () => Scene {
  let scene: Scene | null = null;
  beforeEach(async () => {
    const [providers, mailServer] = [new Providers(), new MailServer()];
    await Promise.all([providers.listen(), mailServer.listen()]);
    const tenant = await newTenant();
    const { id } = await addPolicy(tenant, { decision: "HITL", name: "Payments <b>above</b> limit" });
    const options: SendOptions = {
      ...local,
      origin: ORIGIN,
      apis: { slack: `${providers.url}/slack-api`, whatsApp: `${providers.url}/graph` },
      ownMail: () => Promise.reject(new Error("not in this scene")),
      now: () => new Date(),
      ca: mailServer.certificate.cert,
    };
    scene = { tenant, policyId: id, providers, mailServer, options };
  });
  afterEach(async () => {
    await Promise.all([scene?.providers.close(), scene?.mailServer.close()]);
    await asSuperuser((db) => db.query("delete from mastguard.notification_channel"));
  });
  return () => {
    if (scene === null) throw new Error("the scene is set before each test");
    return scene;
  };
}

/** A right configuration of each type, at the scene's providers. */
export function configs({ providers: { url }, mailServer }: Pick<Scene, "providers" | "mailServer">) {
  return {
    email: {
      smtpHost: "localhost",
      smtpPort: mailServer.port,
      from: "mastguard@company.example",
      to: ["risk@company.example", "duty@company.example"],
      username: "mailer",
      password: MAIL_PASSWORD,
    },
    slack: { webhookUrl: `${url}${KNOWN.slackPath}` },
    teams: { webhookUrl: `${url}${KNOWN.teamsPath}` },
    webhook: { url: `${url}/hook`, authHeader: KNOWN.authHeader },
    whatsapp: {
      phoneNumberId: "1065550123",
      accessToken: KNOWN.accessToken,
      toNumbers: ["+15550100", "+15550101"],
      templateName: "review_task",
    },
    jira: { baseUrl: `${url}/jira/`, projectKey: "SEC", email: KNOWN.jiraEmail, apiToken: KNOWN.apiToken },
  };
}

/** Another channel of the scene's organization: the generic webhook unless told otherwise. */
export async function addChannel(
  scene: Scene,
  input: Readonly<Record<string, unknown>> & { readonly type?: keyof ReturnType<typeof configs> } = {},
): Promise<CreatedChannel> {
  const type = input.type ?? "webhook";
  const parsed = CreateChannelSchema.parse({ name: "people", type, config: configs(scene)[type], ...input });
  return await createChannel(scene.tenant.owner, scene.options.rules, parsed);
}

/** An action that waits for a person. Its task's id. */
export async function openTask(
  { tenant }: Pick<Scene, "tenant">,
  { agentId = "treasury-bot", risk }: { readonly agentId?: string; readonly risk?: "CRITICAL" } = {},
): Promise<string> {
  const { answer } = await decideAction(tenant.agent, {
    agentId,
    actionType: "PAYMENT_APPROVE",
    payload: { amount: "48200.17", note: "payload-of-the-action" },
    context: { sessionId: newId("ses"), reasoning: "rationale-of-the-action" },
  });
  const taskId = answer.hitlTaskId ?? "";
  if (risk !== undefined)
    await asSuperuser((db) =>
      db.query("update mastguard.review_task set risk_score = 93, risk_category = $2 where id = $1", [
        uuidOf("tsk", taskId),
        risk,
      ]),
    );
  return taskId;
}

/** Looks for what is to be told and sends what is due, as nodes do, until nothing is. */
export async function tellAll({ options }: Pick<Scene, "options">, changed: Partial<SendOptions> = {}): Promise<void> {
  const all = { ...options, ...changed };
  while ((await findNotifications(all.now())).isMore);
  while (await sendDue(all));
}

/** Sends what is due at this moment. @returns whether anything was. */
export async function sendDue(options: SendOptions): Promise<boolean> {
  const claimed = [...(await claimNotifications("answering", 100)), ...(await claimNotifications("failing", 100))];
  await Promise.all(claimed.map((one) => deliverNotification(one, options)));
  return claimed.length > 0;
}

/** Lets leases, waits and pauses of the organization run out. */
export async function passTime({ tenant }: Pick<Scene, "tenant">): Promise<void> {
  const organization = [uuidOf("org", tenant.organizationId)];
  await asSuperuser(async (db) => {
    await db.query(
      "update mastguard.notification_delivery set due_at = now(), leased_until = null where organization_id = $1 and status = 'pending'",
      organization,
    );
    await db.query(
      "update mastguard.notification_channel set paused_until = null where organization_id = $1",
      organization,
    );
  });
}

export interface StoredMessage {
  readonly kind: string;
  readonly status: string;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly last_detail: string | null;
  /** Entries it tells of. */
  readonly entries: number;
  /** Seconds until it is due. */
  readonly wait: number;
}

/** The organization's messages as they are stored, in the order of the log. */
export async function stored({ tenant }: Pick<Scene, "tenant">): Promise<StoredMessage[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<StoredMessage>(
      `select kind, status, attempts, last_status, last_error, last_detail, extract(epoch from due_at - now())::float8 as wait,
         (select count(*)::int from mastguard.notification_item i where i.delivery_id = d.id) as entries
       from mastguard.notification_delivery d where organization_id = $1
       order by (select min(i.entry_index) from mastguard.notification_item i where i.delivery_id = d.id), id`,
      [uuidOf("org", tenant.organizationId)],
    );
    return rows;
  });
}
