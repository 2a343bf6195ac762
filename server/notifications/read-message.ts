import type pg from "pg";
import { z } from "zod";
import { publicName } from "@/server/auth/principal";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { failedPolicies } from "@/server/decisions";
import { type ChannelId, type DeliveryId, idOf, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import { idIn, readNames } from "@/server/reviews";
import { jsonOf } from "./ask";
import { CHANNEL_TYPES, type ChannelType, type Configured } from "./config";
import { isNotifiedEvent } from "./events";
import type { Message, Notice } from "./message";
import type { QuietHours } from "./schemas";
import { openConfig, UnopenedConfigError } from "./sealed-config";
import { QuietColumns, quietHoursOf } from "./store";
import { principalInWords } from "./whom";

/** A message as it is to be sent, and where. */
export interface Ready {
  readonly channelId: ChannelId;
  readonly type: ChannelType;
  /** Null when what it was set up with cannot be read any more. */
  readonly channel: Configured | null;
  readonly quiet: QuietHours | null;
  readonly isUrgent: boolean;
  readonly reached: readonly number[];
  readonly reachedPeople: readonly UserId[];
  /** Null when what it is to tell of cannot be read any more. */
  readonly message: Message | null;
}

const NOTICES_MAX = 10;

/** What a claimed delivery holds, made anew from log and tasks; null when it was deleted or switched off since it was claimed. */
export async function readMessage(
  organizationId: OrganizationId,
  deliveryId: DeliveryId,
  attempts: number,
  origin: string,
): Promise<Ready | null> {
  const found = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select c.id, c.type, c.config, c.quiet_from, c.quiet_to, c.quiet_zone, d.kind, d.is_urgent, d.reached, d.reached_people, d.created_at,
         (select count(*) from mastguard.notification_item i where i.organization_id = d.organization_id and i.delivery_id = d.id)::int as entries
       from mastguard.notification_delivery d
       join mastguard.notification_channel c on c.organization_id = d.organization_id and c.id = d.channel_id
       where d.organization_id = $1 and d.id = $2 and d.attempts = $3 and d.status = 'pending' and c.is_active`,
      [uuidOf("org", organizationId), uuidOf("dlv", deliveryId), attempts],
    );
    const [row] = Rows.parse(rows);
    return row === undefined ? null : { row, notices: await noticesOf(client, organizationId, deliveryId, origin) };
  });
  if (found === null) return null;
  const { row, notices } = found;
  const channelId = idOf("chn", row.id);
  const [first] = notices;
  return {
    channelId,
    type: row.type,
    channel: openedConfig(organizationId, channelId, row.type, row.config),
    quiet: quietHoursOf(row),
    isUrgent: row.is_urgent,
    reached: row.reached,
    reachedPeople: row.reached_people.map((id) => idOf("usr", id)),
    message:
      first === undefined
        ? null
        : {
            id: deliveryId,
            kind: row.kind,
            organizationId,
            createdAt: row.created_at.toISOString(),
            notices,
            more: row.entries - notices.length,
            url: row.entries === 1 ? first.url : `${origin}/reviews`,
          },
  };
}

function openedConfig(...stored: Parameters<typeof openConfig>): Configured | null {
  try {
    return openConfig(...stored);
  } catch (err) {
    if (err instanceof UnopenedConfigError) return null;
    throw err;
  }
}

/** The gravest of what a delivery tells of, in the order of the log where they are as grave. */
async function noticesOf(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  deliveryId: DeliveryId,
  origin: string,
): Promise<Notice[]> {
  const { rows } = await client.query(
    `select i.event, e.at, e.body, t.approvers, t.required_approvals,
       (select count(*) from mastguard.entry x where x.organization_id = e.organization_id and x.trace_id = e.trace_id
          and x.type = 'review.approved' and x.index <= e.index)::int as given, t.id, t.number, t.agent_id, t.action_type, t.risk_score, t.risk_category, t.sla_due_at, v.name as policy_name, a.answer
     from mastguard.notification_item i
     join mastguard.entry e on e.organization_id = i.organization_id and e.id = i.event_id
     join mastguard.review_task t on t.organization_id = i.organization_id and t.id = i.task_id
     left join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
     left join mastguard.policy_version v on v.organization_id = t.organization_id and v.id = t.policy_version_id
     where i.organization_id = $1 and i.delivery_id = $2 order by t.risk_score desc, i.entry_index limit $3`,
    [uuidOf("org", organizationId), uuidOf("dlv", deliveryId), NOTICES_MAX],
  );
  const all = Notices.parse(rows).map((row) => ({ ...row, asked: askedIn(row) }));
  const names = await readNames(
    client,
    all.flatMap(({ asked }) => asked.flatMap(idIn)),
  );
  return all.map((row) => {
    const taskId = idOf("tsk", row.id);
    return {
      event: row.event,
      at: row.at.toISOString(),
      taskId,
      number: row.number,
      agentId: row.agent_id,
      actionType: row.action_type,
      riskScore: row.risk_score,
      riskCategory: row.risk_category,
      policyName: row.policy_name,
      failedPolicies: failedIn(row.answer),
      approvals: { given: row.given, required: row.required_approvals },
      people: row.asked.map((principal) => principalInWords(principal, names)),
      dueAt: row.sla_due_at.toISOString(),
      url: `${origin}/reviews/${taskId}`,
    };
  });
}

/** Whom an entry names, by public names: to whom it was assigned, else whose approval is asked for, now where the entry does not say. */
function askedIn({ body, event, approvers }: z.output<typeof Notices>[number]): readonly string[] {
  const said = Said.safeParse(jsonOf(body)).data?.data;
  if (event === "review.assigned") return said?.assignee ? [said.assignee] : [];
  return said?.approvers ?? approvers.map(publicName);
}

const Said = z.object({
  data: z.object({ assignee: z.string().nullish(), approvers: z.array(z.string()).nullish() }),
});

/** None in an answer that was altered: verification names it, and people hear of the review all the same. */
function failedIn(answer: string | null): string[] {
  const settled = answer === null ? undefined : Settled.safeParse(jsonOf(answer)).data;
  return settled === undefined ? [] : failedPolicies(settled).map(({ name }) => name);
}

const Settled = z.object({
  answer: z.object({ reasons: z.array(z.object({ code: z.string(), ids: z.array(z.string()) })) }),
  story: z.object({
    policiesEvaluated: z.array(z.object({ id: z.string(), version: z.number(), name: z.string() })),
  }),
});
const Rows = z
  .array(
    QuietColumns.extend({
      id: z.string(),
      type: z.enum(CHANNEL_TYPES),
      config: z.instanceof(Buffer),
      kind: z.enum(["event", "digest"]),
      is_urgent: z.boolean(),
      reached: z.array(z.number()),
      reached_people: z.array(z.string()),
      created_at: z.date(),
      entries: z.number(),
    }),
  )
  .max(1);
const Notices = z.array(
  z.object({
    event: z.string().refine(isNotifiedEvent),
    at: z.date(),
    body: z.string(),
    approvers: z.array(z.string()),
    required_approvals: z.number(),
    given: z.number(),
    id: z.string(),
    number: z.number(),
    agent_id: z.string(),
    action_type: z.string(),
    risk_score: z.number(),
    risk_category: z.string(),
    sla_due_at: z.date(),
    policy_name: z.string().nullable(),
    answer: z.string().nullable(),
  }),
);
