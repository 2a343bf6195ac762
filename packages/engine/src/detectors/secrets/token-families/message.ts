import type { TokenFamily } from "./family";

/** Chat, mail, telephony and social networks. */
export const MESSAGE_FAMILIES: readonly TokenFamily[] = [
  {
    id: "slack-token",
    title: "Slack token",
    shapes: [
      ["xoxb-", "digit:8-14 '-' alnum:16-40"],
      ["xoxb-", "digit:8-14 '-' digit:8-14 '-' alnum:18-40"],
      ["xoxb-", "digit:8-14 '-' digit:8-14"],
      ["xoxp-", "digit:8-14 '-' digit:8-14 '-' digit:8-14 '-' alnum:24-40"],
      ["xoxp-", "digit:8-14 '-' digit:8-14 '-' alnum:18-40"],
      ["xoxe-", "digit:8-14 '-' digit:8-14 '-' digit:8-14 '-' alnum:24-40"],
      ["xoxe-1-", "alnum:100-300"],
      ["xoxe.xoxp-1-", "alnum:100-300"],
      ["xoxe.xoxb-1-", "alnum:100-300"],
      ["xapp-1-", "upper36:8-14 '-' digit:8-16 '-' base36:40-80"],
      ["xapp-1-", "upper36:8-14 '-' dashed:40-100"],
      ...["xoxa-", "xoxo-", "xoxr-", "xoxs-", "xoxc-", "xoxd-"].flatMap((prefix) => [
        [prefix, "digit:6-14 '-' digit:6-14 '-' digit:6-14 '-' alnum:8-70"] as const,
        [prefix, "digit:1 '-' digit:6-14 '-' digit:6-14 '-' digit:6-14 '-' alnum:8-70"] as const,
        [prefix, "digit:6-14 '-' digit:6-14 '-' alnum:8-70"] as const,
        [prefix, "digit:6-14 '-' digit:6-14"] as const,
        [prefix, "digit:6-14 '-' alnum:8-70"] as const,
      ]),
      ["xoxd-", "any64:60-"],
    ],
    entropyMin: 2,
  },
  {
    id: "discord-token",
    title: "Discord bot token",
    shapes: ["MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT", "Nz"].map(
      (prefix) => [prefix, "alnum:22-26 '.' slug:6 '.' slug:27-40"] as const,
    ),
    mixed: true,
    entropyMin: 3.4,
  },
  { id: "telegram-token", title: "Telegram bot token", shapes: [["bot", "digit:8-10 ':AA' slug:32-34"]] },
  {
    id: "sendgrid-key",
    title: "SendGrid API key",
    shapes: [["SG.", "slug:16-32 '.' slug:32-64"]],
    mixed: true,
    entropyMin: 3,
  },
  {
    id: "mailgun-key",
    title: "Mailgun key",
    shapes: [
      ["key-", "hex:32"],
      ["pubkey-", "hex:32"],
    ],
  },
  {
    id: "brevo-key",
    title: "Brevo (Sendinblue) API key",
    shapes: [
      ["xkeysib-", "hex:64 '-' alnum:16"],
      ["xsmtpsib-", "hex:64 '-' alnum:16"],
    ],
  },
  { id: "resend-key", title: "Resend API key", shapes: [["re_", "alnum:8 '_' alnum:24"]], mixed: true },
  {
    id: "mandrill-key",
    title: "Mandrill API key",
    shapes: [["md-", "slug:22"]],
    mixed: true,
    near: ["mandrill", "mailchimp", "key"],
  },
  { id: "mailersend-token", title: "MailerSend token", shapes: [["mlsn.", "hex:64"]] },
  {
    id: "mailersend-smtp-password",
    title: "MailerSend SMTP password",
    shapes: [["mssp.", "slug:7 '.' slug:16-18 '.' slug:7"]],
  },
  {
    id: "twilio-key",
    title: "Twilio key",
    shapes: [
      ["SK", "anyhex:32"],
      ["AC", "hex:32"],
    ],
    mixed: true,
    entropyMin: 3,
  },
  { id: "telnyx-key", title: "Telnyx API key", shapes: [["KEY0", "upper36:30-32 '_' alnum:22"]] },
  {
    id: "facebook-token",
    title: "Facebook access token",
    shapes: [
      ["EAACEdEose0cBA", "alnum:20-"],
      ["EAA", "alnum:80-400"],
    ],
    mixed: true,
    entropyMin: 3.5,
  },
  {
    id: "instagram-token",
    title: "Instagram access token",
    shapes: [
      ["IGQV", "slug:60-300"],
      ["IGQW", "slug:60-300"],
      ["IGAA", "slug:60-300"],
    ],
    mixed: true,
  },
  {
    id: "twitter-bearer",
    title: "X (Twitter) bearer token",
    shapes: [
      ["AAAAAAAAAAAAAAAAAAAAA", "alnum:30-100"],
      ["AAAAAAAAAAAAAAAAAAAAA", "alnum:10-40 '%' alnum:40-100"],
    ],
    mixed: true,
  },
  {
    id: "twitch-token",
    title: "Twitch chat token",
    shapes: [
      ["oauth:", "base36:30"],
      ["live_", "digit:6-12 '_' alnum:28-32"],
    ],
    mixed: true,
  },
  {
    id: "linkedin-token",
    title: "LinkedIn token",
    shapes: [
      ["WPL_AP1.", "alnum:14-24 '.' base64:6-14"],
      ["AQV", "slug:180-400"],
      ["AQX", "slug:180-400"],
    ],
    mixed: true,
  },
  {
    id: "typeform-token",
    title: "Typeform token",
    shapes: [
      ["tfp_", "slug:40-60"],
      ["tfp_", "slug:40-44 '_' slug:14"],
    ],
    mixed: true,
  },
  { id: "intercom-token", title: "Intercom token", shapes: [["dG9rO", "base64:50-70"]] },
  {
    id: "hubspot-token",
    title: "HubSpot token",
    shapes: ["pat-na1-", "pat-na2-", "pat-eu1-", "pat-ap1-"].map(
      (prefix) => [prefix, "anyhex:8 '-' anyhex:4 '-' anyhex:4 '-' anyhex:4 '-' anyhex:12"] as const,
    ),
  },
  { id: "klaviyo-key", title: "Klaviyo private key", shapes: [["pk_", "hex:34"]] },
  {
    id: "courier-key",
    title: "Courier key",
    shapes: [
      ["pk_prod_", "upper36:24-32"],
      ["dk_prod_", "upper36:24-32"],
    ],
    mixed: true,
  },
  { id: "beamer-token", title: "Beamer API token", shapes: [["b_", "base64url:44"]], near: ["beamer"] },
  {
    id: "knock-key",
    title: "Knock key",
    shapes: [
      ["sk_test_", "slug:43"],
      ["sk_live_", "slug:43"],
    ],
    mixed: true,
  },
  { id: "pushbullet-token", title: "Pushbullet token", shapes: [["o.", "alnum:32"]], mixed: true, entropyMin: 3.6 },
];
