import { z } from "zod";

/**
 * What providers document of the requests they take, as strictly as they do or more so: a field that is not documented, a text that is too
 * long, an element that does not exist is refused.
 */
const PlainText = z.strictObject({
  type: z.literal("plain_text"),
  text: z.string().min(1),
  emoji: z.boolean().optional(),
});
const Mrkdwn = z.strictObject({
  type: z.literal("mrkdwn"),
  text: z.string().min(1).max(3_000),
  verbatim: z.boolean().optional(),
});
const Button = z.strictObject({
  type: z.literal("button"),
  text: PlainText.refine(({ text }) => text.length <= 75),
  url: z.url().max(3_000),
  action_id: z.string().max(255).optional(),
});
const Block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), text: PlainText.refine(({ text }) => text.length <= 150) }),
  z
    .strictObject({
      type: z.literal("section"),
      text: z.union([PlainText, Mrkdwn]).optional(),
      fields: z
        .array(z.union([PlainText, Mrkdwn]).refine(({ text }) => text.length <= 2_000))
        .min(1)
        .max(10)
        .optional(),
      accessory: Button.optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined),
  z.strictObject({
    type: z.literal("context"),
    elements: z
      .array(z.union([PlainText, Mrkdwn]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal("actions"), elements: z.array(Button).min(1).max(25) }),
  z.strictObject({ type: z.literal("divider") }),
]);
const slackMessage = {
  text: z.string().min(1).max(40_000),
  blocks: z.array(Block).min(1).max(50),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
};
/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const SlackWebhookMessage = z.strictObject(slackMessage);
/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const SlackPostMessage = z.strictObject({ channel: z.string().min(1), ...slackMessage });

const OpenUrl = z.strictObject({ type: z.literal("Action.OpenUrl"), title: z.string().min(1), url: z.url() });
const weight = z.enum(["Default", "Lighter", "Bolder"]).optional();
const TextBlock = z.strictObject({
  type: z.literal("TextBlock"),
  text: z.string().min(1),
  weight,
  size: z.enum(["Small", "Default", "Medium", "Large", "ExtraLarge"]).optional(),
  wrap: z.boolean().optional(),
  isSubtle: z.boolean().optional(),
});
const TextRun = z.strictObject({ type: z.literal("TextRun"), text: z.string().min(1), weight });
const RichTextBlock = z.strictObject({ type: z.literal("RichTextBlock"), inlines: z.array(TextRun).min(1) });
const ActionSet = z.strictObject({ type: z.literal("ActionSet"), actions: z.array(OpenUrl).min(1).max(6) });
const Container = z.strictObject({
  type: z.literal("Container"),
  separator: z.boolean().optional(),
  items: z.array(z.discriminatedUnion("type", [TextBlock, RichTextBlock, ActionSet])).min(1),
});
const AdaptiveCard = z.strictObject({
  $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
  type: z.literal("AdaptiveCard"),
  version: z.enum(["1.2", "1.3", "1.4", "1.5"]),
  body: z.array(z.discriminatedUnion("type", [TextBlock, RichTextBlock, Container])).min(1),
  actions: z.array(OpenUrl).max(6),
});
/** https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using, and adaptivecards.io */
export const TeamsMessage = z.strictObject({
  type: z.literal("message"),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal("application/vnd.microsoft.card.adaptive"),
        contentUrl: z.null(),
        content: AdaptiveCard,
      }),
    )
    .length(1),
});
export const TEAMS_BYTES_MAX = 28_000;

const templateText = z
  .string()
  .min(1)
  .regex(/^(?!.*[\n\t])(?!.* {4})/s);
/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
export const WhatsAppTemplate = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual"),
  to: z.string().regex(/^\+?\d{7,15}$/),
  type: z.literal("template"),
  template: z.strictObject({
    name: z.string().min(1).max(512),
    language: z.strictObject({ code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/) }),
    components: z
      .array(
        z.strictObject({
          type: z.literal("body"),
          parameters: z
            .array(z.strictObject({ type: z.literal("text"), text: templateText }))
            .length(3)
            .refine((given) => given.reduce((sum, { text }) => sum + text.length, 0) <= 1_000),
        }),
      )
      .length(1),
  }),
});

const Text = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  marks: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("strong") }),
        z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: z.url() }) }),
      ]),
    )
    .optional(),
});
const Paragraph = z.strictObject({
  type: z.literal("paragraph"),
  content: z.array(z.discriminatedUnion("type", [Text, z.strictObject({ type: z.literal("hardBreak") })])).min(1),
});
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3 (create issue) and …/apis/document/structure */
export const JiraIssue = z.strictObject({
  fields: z.strictObject({
    project: z.strictObject({ key: z.string().min(1) }),
    issuetype: z.strictObject({ name: z.string().min(1) }),
    summary: z
      .string()
      .min(1)
      .max(255)
      .regex(/^[^\n\r]*$/),
    description: z.strictObject({ type: z.literal("doc"), version: z.literal(1), content: z.array(Paragraph).min(1) }),
    priority: z.strictObject({ name: z.string().min(1) }).optional(),
  }),
});

/** Ours, docs/adr/0018. */
export const NotificationBody = z.strictObject({
  id: z.string().startsWith("dlv_"),
  type: z.enum(["notification.event", "notification.digest", "notification.test"]),
  createdAt: z.iso.datetime(),
  organizationId: z.string().startsWith("org_"),
  apiVersion: z.literal("2026-11-20"),
  data: z.strictObject({
    title: z.string(),
    reviews: z
      .array(
        z.strictObject({
          event: z.string(),
          at: z.iso.datetime(),
          taskId: z.string().startsWith("tsk_"),
          number: z.number().int(),
          agentId: z.string(),
          actionType: z.string(),
          riskScore: z.number().int(),
          riskCategory: z.string(),
          policyName: z.string().nullable(),
          failedPolicies: z.array(z.string()),
          approvals: z.strictObject({ given: z.int().min(0), required: z.int().min(1) }),
          people: z.array(z.string()),
          dueAt: z.iso.datetime(),
          url: z.url(),
        }),
      )
      .max(10),
    more: z.number().int(),
    url: z.url(),
  }),
});
