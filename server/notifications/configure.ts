import { assertNever } from "@mastguard/engine";
import { ValidationError } from "@/server/errors";
import {
  assertDestination,
  DestinationRefusedError,
  type DestinationRules,
  parseDestination,
} from "@/server/http/destination";
import { plainWords, validationError } from "@/server/http/zod-problems";
import { newSecret } from "@/server/webhooks";
import { smtpDestination } from "./channels/email";
import { type ChannelType, type Configured, ConfiguredSchema, SECRETS } from "./config";

type Fields = Readonly<Record<string, unknown>>;

/** A configuration as it was entered, if everything in it is right. @throws ValidationError naming the field. */
export async function configured(type: ChannelType, config: Fields, rules: DestinationRules): Promise<Configured> {
  const parsed = ConfiguredSchema.safeParse({ type, config }, { error: plainWords });
  if (!parsed.success) throw validationError(parsed.error);
  await requireDestination(parsed.data, rules);
  return parsed.data;
}

/** A `webhook` that was given no signing secret gets one; it is told once. */
export function withSigningSecret(given: Configured): { channel: Configured; signingSecret: string | null } {
  if (given.type !== "webhook" || given.config.signingSecret !== undefined)
    return { channel: given, signingSecret: null };
  const signingSecret = newSecret();
  return { channel: { type: "webhook", config: { ...given.config, signingSecret } }, signingSecret };
}

/**
 * A configuration with some fields changed; null takes a field away, secrets that are not named stay.
 * @throws ValidationError naming the field that is wrong, or the secret that has to be entered again for its new destination.
 */
export async function reconfigured(before: Configured, change: Fields, rules: DestinationRules): Promise<Configured> {
  const { type } = before;
  const fields = new Map<string, unknown>(Object.entries(before.config));
  const changed = new Set<string>();
  for (const [field, value] of Object.entries(change)) {
    if (JSON.stringify(fields.get(field)) !== JSON.stringify(value)) changed.add(field);
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  const after = await configured(type, Object.fromEntries(fields), rules);
  for (const [secret, destination] of Object.entries(SECRETS[type])) {
    const moved = destination.find((field) => changed.has(field));
    if (moved !== undefined && fields.has(secret) && !Object.hasOwn(change, secret))
      throw problem(secret, `must be entered again, because \`${moved}\` says where it is sent`);
  }
  if (after.type === "webhook" && after.config.signingSecret === undefined)
    throw problem("signingSecret", "can be replaced, not taken away");
  return after;
}

/** Where a channel leads, for the log: its host. Null when that is the same for everybody. */
export function hostOf({ type, config }: Configured): string | null {
  switch (type) {
    case "email":
      return config.smtpHost ?? null;
    case "slack":
    case "teams":
      return config.webhookUrl === undefined ? null : new URL(config.webhookUrl).host;
    case "webhook":
      return new URL(config.url).host;
    case "jira":
      return new URL(config.baseUrl).host;
    case "whatsapp":
      return null;
    default:
      return assertNever(type);
  }
}

/** Looked up before any transaction: nothing waits for somebody's name server inside one. */
async function requireDestination(channel: Configured, rules: DestinationRules): Promise<void> {
  const at = destinationOf(channel);
  if (at === null) return;
  try {
    await assertDestination(at.read(rules), rules);
  } catch (error) {
    if (!(error instanceof DestinationRefusedError)) throw error;
    throw problem(at.field, error.message, error);
  }
}

interface Destination {
  readonly field: string;
  readonly read: (rules: DestinationRules) => URL;
}

function destinationOf({ type, config }: Configured): Destination | null {
  const url = (field: string, text: string): Destination => ({ field, read: (rules) => parseDestination(text, rules) });
  switch (type) {
    case "email": {
      const { smtpHost, smtpPort } = config;
      if (smtpHost === undefined) return null;
      return { field: "smtpHost", read: (rules) => smtpDestination(smtpHost, smtpPort, rules).url };
    }
    case "slack":
      return config.webhookUrl === undefined ? null : url("webhookUrl", config.webhookUrl);
    case "teams":
      return url("webhookUrl", config.webhookUrl);
    case "webhook":
      return url("url", config.url);
    case "jira":
      if (/[?#]/.test(config.baseUrl)) throw problem("baseUrl", "must hold no query and no fragment");
      return url("baseUrl", config.baseUrl);
    case "whatsapp":
      return null;
    default:
      return assertNever(type);
  }
}

function problem(field: string, message: string, cause?: unknown): ValidationError {
  return new ValidationError([{ path: `config.${field}`, message }], { cause });
}
