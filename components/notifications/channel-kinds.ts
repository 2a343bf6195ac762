import { Hash, type LucideIcon, Mail, MessageCircle, SquareKanban, UsersRound, Webhook } from "lucide-react";
import type { ChannelType } from "@/server/notifications/schemas";

/** One field of a channel's configuration, as the form asks for it. */
export interface ConfigField {
  /** As the server names it. */
  readonly id: string;
  readonly label: string;
  /** `list`: one on each line or behind a comma. `switch`: on unless it is said to be off. */
  readonly kind: "text" | "secret" | "list" | "number" | "switch";
  readonly placeholder?: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  /** What is set can be replaced, not taken away. */
  readonly isPermanent?: boolean;
  /** Half the width of the form. */
  readonly isShort?: boolean;
}

/** One of the ways to reach a provider. */
interface Way {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly ConfigField[];
}

export interface ChannelKind {
  readonly label: string;
  readonly icon: LucideIcon;
  /** What is sent, in a few words. */
  readonly sends: string;
  /** What has to be done at the provider first. */
  readonly before?: string;
  readonly ways: readonly [Way, ...Way[]];
}

const to: ConfigField = {
  id: "to",
  label: "To",
  kind: "list",
  placeholder: "treasury@company.example",
  hint: "Up to 20 addresses, one on each line. They see each other.",
};

/** What each type of channel asks for. Bounds and forms are the server's to check. */
export const CHANNEL_KINDS: Readonly<Record<ChannelType, ChannelKind>> = {
  email: {
    label: "E-mail",
    icon: Mail,
    sends: "A mail to people or a list",
    ways: [
      { id: "own", label: "This server’s mail", fields: [to] },
      {
        id: "smtp",
        label: "A mail server of yours",
        fields: [
          to,
          { id: "from", label: "From", kind: "text", placeholder: "mastguard@company.example" },
          { id: "smtpHost", label: "Mail server", kind: "text", placeholder: "smtp.company.example", isShort: true },
          { id: "smtpPort", label: "Port", kind: "number", placeholder: "587", isOptional: true, isShort: true },
          { id: "username", label: "User", kind: "text", isOptional: true, isShort: true },
          { id: "password", label: "Password", kind: "secret", isOptional: true, isShort: true },
          { id: "tls", label: "Require TLS", kind: "switch", hint: "A password is sent with TLS only." },
        ],
      },
    ],
  },
  slack: {
    label: "Slack",
    icon: Hash,
    sends: "A message in a channel",
    before: "In Slack, create an app with an incoming webhook, or with a bot token that has chat:write.",
    ways: [
      {
        id: "webhook",
        label: "Incoming webhook",
        fields: [
          {
            id: "webhookUrl",
            label: "Webhook URL",
            kind: "secret",
            placeholder: "https://hooks.slack.com/services/…",
            hint: "It holds a token, so it is kept like a password.",
          },
        ],
      },
      {
        id: "bot",
        label: "App token and channel",
        fields: [
          { id: "botToken", label: "Bot token", kind: "secret", placeholder: "xoxb-…" },
          {
            id: "channel",
            label: "Channel",
            kind: "text",
            placeholder: "C0123ABCD or #approvals",
            hint: "The app has to be a member of it.",
          },
        ],
      },
    ],
  },
  teams: {
    label: "Microsoft Teams",
    icon: UsersRound,
    sends: "A card by a workflow",
    before: "In Teams, add the workflow “Post to a channel when a webhook request is received” and copy its URL.",
    ways: [
      {
        id: "workflow",
        label: "Workflow",
        fields: [
          {
            id: "webhookUrl",
            label: "Workflow URL",
            kind: "secret",
            placeholder: "https://….logic.azure.com/workflows/…",
            hint: "It holds a signature, so it is kept like a password.",
          },
        ],
      },
    ],
  },
  webhook: {
    label: "Webhook",
    icon: Webhook,
    sends: "Signed JSON to a server",
    ways: [
      {
        id: "url",
        label: "URL",
        fields: [
          { id: "url", label: "URL", kind: "text", placeholder: "https://hooks.company.example/mastguard" },
          {
            id: "authHeader",
            label: "Authorization header",
            kind: "secret",
            placeholder: "Bearer …",
            hint: "The whole value of the header, sent with each message.",
            isOptional: true,
          },
          {
            id: "signingSecret",
            label: "Signing secret",
            kind: "secret",
            placeholder: "whsec_…",
            hint: "Left empty, one is made and shown once.",
            isOptional: true,
            isPermanent: true,
          },
        ],
      },
    ],
  },
  whatsapp: {
    label: "WhatsApp",
    icon: MessageCircle,
    sends: "A template to phones",
    before: "In WhatsApp Manager, have a template approved whose body has three variables: {{1}} to {{3}}.",
    ways: [
      {
        id: "cloud",
        label: "Cloud API",
        fields: [
          {
            id: "toNumbers",
            label: "To",
            kind: "list",
            placeholder: "+15550100",
            hint: "Up to 10 numbers with their country code, one on each line.",
          },
          {
            id: "phoneNumberId",
            label: "Phone number id",
            kind: "text",
            placeholder: "106540352242922",
            isShort: true,
          },
          { id: "accessToken", label: "Access token", kind: "secret", isShort: true },
          { id: "templateName", label: "Template", kind: "text", placeholder: "review_needed", isShort: true },
          {
            id: "templateLanguage",
            label: "Language",
            kind: "text",
            placeholder: "en_US",
            isOptional: true,
            isShort: true,
          },
        ],
      },
    ],
  },
  jira: {
    label: "Jira",
    icon: SquareKanban,
    sends: "An issue for a project",
    before: "At id.atlassian.com, create an API token for an account that may create issues in the project.",
    ways: [
      {
        id: "cloud",
        label: "Jira Cloud",
        fields: [
          { id: "baseUrl", label: "Address", kind: "text", placeholder: "https://company.atlassian.net" },
          { id: "projectKey", label: "Project", kind: "text", placeholder: "SEC", isShort: true },
          {
            id: "issueType",
            label: "Issue type",
            kind: "text",
            placeholder: "Task",
            isOptional: true,
            isShort: true,
          },
          { id: "email", label: "Account", kind: "text", placeholder: "bot@company.example", isShort: true },
          { id: "apiToken", label: "API token", kind: "secret", isShort: true },
        ],
      },
    ],
  },
};
