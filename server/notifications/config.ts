import { z } from "zod";

const TEXT_MAX = 200;
const SECRET_MAX = 2_048;
const URL_MAX = 2_048;
const RECIPIENTS_MAX = 20;
const NUMBERS_MAX = 10;

const visible = z
  .string()
  .trim()
  .min(1)
  .max(TEXT_MAX)
  .regex(/^\P{C}*$/u, "must not contain control characters");
/** What goes into a header: nothing that could end it. */
const secret = z
  .string()
  .min(1)
  .max(SECRET_MAX)
  .regex(/^[\x20-\x7e]+$/, "must be visible ASCII");
/** The URL's form and destination are checked by the use case. */
const url = z.string().min(1).max(URL_MAX);
const mailbox = z.email("must be an e-mail address").max(254);
const isHost = (text: string) => /^[A-Za-z0-9.-]+$/.test(text) || z.ipv6().safeParse(text).success;
const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

const EmailConfig = z
  .strictObject({
    /** Without it mail goes the way this server's own does. */
    smtpHost: z
      .string()
      .max(253)
      .refine(isHost, "must be a server's name or address, without a port: that is `smtpPort`")
      .optional(),
    smtpPort: z.int().min(1).max(65_535).optional(),
    from: mailbox.optional(),
    to: z.array(mailbox).min(1).max(RECIPIENTS_MAX).refine(unique, "must name each once"),
    /** From the first byte on port 465, by STARTTLS elsewhere; never without when it is true. */
    tls: z.boolean().optional(),
    username: visible.optional(),
    password: z.string().min(1).max(SECRET_MAX).optional(),
  })
  .check(({ value, issues }) => {
    const problem = (field: keyof typeof value, message: string) =>
      issues.push({ code: "custom", input: value[field], path: [field], message });
    if (value.smtpHost === undefined) {
      for (const field of ["smtpPort", "from", "tls", "username", "password"] as const)
        if (value[field] !== undefined) problem(field, "is of use only together with `smtpHost`");
    } else if (value.from === undefined) problem("from", "is required together with `smtpHost`");
    if ((value.username === undefined) !== (value.password === undefined)) {
      if (value.username === undefined) problem("username", "must be set together with `password`");
      else problem("password", "must be set together with `username`");
    }
    if (value.password !== undefined && value.tls === false)
      problem("tls", "must be true: a password is not sent in the clear");
  });

const SlackConfig = z
  .strictObject({
    webhookUrl: url.optional(),
    botToken: secret.regex(/^xox\S+$/, "must be a bot token (xoxb-…)").optional(),
    channel: visible.optional(),
  })
  .check(({ value, issues }) => {
    const problem = (field: keyof typeof value, message: string) =>
      issues.push({ code: "custom", input: value[field], path: [field], message });
    if (value.webhookUrl !== undefined) {
      for (const field of ["botToken", "channel"] as const)
        if (value[field] !== undefined) problem(field, "must be left out beside `webhookUrl`");
    } else if (value.botToken === undefined)
      problem(
        value.channel === undefined ? "webhookUrl" : "botToken",
        "is required: `webhookUrl`, or `botToken` and `channel`",
      );
    else if (value.channel === undefined) problem("channel", "is required together with `botToken`");
  });

const TeamsConfig = z.strictObject({ webhookUrl: url });

const WebhookConfig = z.strictObject({
  url,
  /** The whole value of the header `Authorization`. */
  authHeader: secret.optional(),
  /** As our webhooks' secrets: `whsec_` and base64 of 24 to 64 bytes. */
  signingSecret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, "must be `whsec_` and the base64 of 24 to 64 bytes")
    .optional(),
});

const WhatsAppConfig = z.strictObject({
  phoneNumberId: z.string().regex(/^\d{5,20}$/, "must be the number's id: 5 to 20 digits"),
  accessToken: secret.regex(/^\S+$/, "must not contain spaces"),
  toNumbers: z
    .array(z.string().regex(/^\+?[1-9]\d{6,14}$/, "must be a number with its country code, such as +15550100"))
    .min(1)
    .max(NUMBERS_MAX)
    .refine(unique, "must name each once"),
  /** An approved template whose body has the variables {{1}} to {{3}}: what happened, about what, where to look. */
  templateName: z.string().regex(/^[a-z0-9_]{1,512}$/, "must be a template's name: lower-case letters, digits and _"),
  templateLanguage: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, "must be a language such as `en` or `en_US`")
    .default("en_US"),
});

const JiraConfig = z.strictObject({
  baseUrl: url,
  projectKey: z.string().regex(/^[A-Z][A-Z0-9_]{1,99}$/, "must be a project's key, such as `SEC`"),
  issueType: visible.default("Task"),
  email: mailbox,
  apiToken: secret.regex(/^\S+$/, "must not contain spaces"),
});

/** How a channel is reached, by its type: as it is entered, and as it is kept (sealed). */
export const ConfiguredSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("email"), config: EmailConfig }),
  z.object({ type: z.literal("slack"), config: SlackConfig }),
  z.object({ type: z.literal("teams"), config: TeamsConfig }),
  z.object({ type: z.literal("webhook"), config: WebhookConfig }),
  z.object({ type: z.literal("whatsapp"), config: WhatsAppConfig }),
  z.object({ type: z.literal("jira"), config: JiraConfig }),
]);
export type Configured = z.output<typeof ConfiguredSchema>;
export type ChannelType = Configured["type"];
export type ConfigOf<T extends ChannelType> = Extract<Configured, { type: T }>["config"];
export const CHANNEL_TYPES = [
  "email",
  "slack",
  "teams",
  "webhook",
  "whatsapp",
  "jira",
] as const satisfies ChannelType[];

/**
 * Which fields are secret, and for each the fields that say where it is sent. A secret is never shown again, and one that is kept while
 * its destination changes has to be entered again: nobody gets to read it by having it sent to a place of theirs.
 */
export const SECRETS: Readonly<Record<ChannelType, Readonly<Record<string, readonly string[]>>>> = {
  email: { password: ["smtpHost", "smtpPort", "tls"] },
  slack: { webhookUrl: [], botToken: [] },
  teams: { webhookUrl: [] },
  webhook: { authHeader: ["url"], signingSecret: [] },
  whatsapp: { accessToken: [] },
  jira: { apiToken: ["baseUrl"] },
};
