import { z } from "zod";
import { CHANNEL_TYPES, type ChannelType } from "./config";
import { DEFAULT_EVENTS, NOTIFIED_EVENTS, type NotifiedEvent } from "./events";

export { CHANNEL_TYPES, type ChannelType, DEFAULT_EVENTS, NOTIFIED_EVENTS, type NotifiedEvent };

/** Channels of one organization. */
export const CHANNELS_MAX = 20;
const NAME_MAX = 100;
const POLICIES_MAX = 100;
const DIGEST_MINUTES_MAX = 1_440;

const name = z
  .string()
  .trim()
  .min(1)
  .max(NAME_MAX)
  .regex(/^\P{C}*$/u, "must not contain control characters");
/** Each once, in our order. */
const events = z
  .array(z.enum(NOTIFIED_EVENTS))
  .min(1)
  .max(100)
  .transform((given) => NOTIFIED_EVENTS.filter((event) => given.includes(event)));
const policyIds = z
  .array(z.string())
  .max(POLICIES_MAX)
  .refine((ids) => new Set(ids).size === ids.length, "must name each once");
const digestMinutes = z.int().min(0).max(DIGEST_MINUTES_MAX);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day, 00:00 to 23:59");

/** From `from` until before `to`, over midnight when `to` is earlier. */
const QuietHoursSchema = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    zone: z.string().max(100).refine(isZone, "must be an IANA time zone, such as `Europe/Vienna`"),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "must differ from `from`" });
export type QuietHours = Readonly<z.output<typeof QuietHoursSchema>>;

/** Its fields are those of the type (`config.ts`), checked by the use case. */
const config = z.record(z.string(), z.unknown());

/** Body of POST /api/v1/notifications/channels. */
export const CreateChannelSchema = z.strictObject({
  name,
  type: z.enum(CHANNEL_TYPES),
  config,
  events: events.default([...DEFAULT_EVENTS]),
  policyIds: policyIds.default([]),
  digestMinutes: digestMinutes.default(0),
  quietHours: QuietHoursSchema.nullable().default(null),
  isActive: z.boolean().default(true),
});
export type CreateChannelInput = z.output<typeof CreateChannelSchema>;

/** Body of PATCH: any subset. In `config` what is left out stays as it is, secrets too, and null takes an optional field away. */
export const UpdateChannelSchema = z
  .strictObject({
    name: name.optional(),
    config: config.optional(),
    events: events.optional(),
    policyIds: policyIds.optional(),
    digestMinutes: digestMinutes.optional(),
    quietHours: QuietHoursSchema.nullable().optional(),
    isActive: z.boolean().optional(),
  })
  .refine((given) => Object.keys(given).length > 0, "must change something");
export type UpdateChannelInput = z.output<typeof UpdateChannelSchema>;

/** A channel as those who manage channels see it: everything but its secrets. */
export const ChannelSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(CHANNEL_TYPES),
  /** Without secrets. */
  config: z.record(z.string(), z.unknown()),
  /** Names of the secret fields of `config` that are set. */
  secretsSet: z.array(z.string()),
  events: z.array(z.string()),
  /** Empty: reviews of all policies, and those that no policy opened. */
  policyIds: z.array(z.string()),
  digestMinutes: z.number().int(),
  quietHours: QuietHoursSchema.nullable(),
  /** False when its configuration cannot be read any more: it tells nobody, and can only be deleted. */
  isReadable: z.boolean(),
  isActive: z.boolean(),
  /** Why it was switched off by itself. `gone`: answered 410. `refused`: the provider will take nothing from it. `failing`: for three days. */
  disabledReason: z.enum(["gone", "refused", "failing"]).nullable(),
  /** First failure since the last success. */
  failingSince: z.string().nullable(),
  lastSentAt: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ChannelView = z.output<typeof ChannelSchema>;

/** The only answer that ever holds the signing secret, and only when it was made here: for a `webhook` that was given none. */
export const CreatedChannelSchema = ChannelSchema.extend({ signingSecret: z.string().nullable() });
export type CreatedChannel = z.output<typeof CreatedChannelSchema>;

export const DeletedChannelSchema = z.object({ id: z.string(), deleted: z.literal(true) });

/** One message for one channel, and how it stands. */
export const NotificationDeliverySchema = z.object({
  id: z.string(),
  channelId: z.string(),
  kind: z.enum(["event", "digest", "test"]),
  /** How many entries it tells of; none for a test. */
  entries: z.number().int(),
  /** The first of them, at most ten. */
  events: z.array(
    z.object({ eventId: z.string(), type: z.string(), taskId: z.string(), entryIndex: z.number().int() }),
  ),
  /** `failed`: every attempt did. `discarded`: the channel was switched off first. */
  status: z.enum(["pending", "delivered", "failed", "discarded"]),
  attempts: z.number().int(),
  /** When it is tried next; null when it is not. */
  nextAttemptAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  /** The provider's status, HTTP's or SMTP's; null when it gave none. */
  lastStatus: z.number().int().nullable(),
  /** Why the last attempt failed: `refused`, `gone`, `limited`, `provider`, `status`, `redirect`, `timeout`, `unresolved`, `refused_destination`, `tls`, `unreachable`, `unreadable`. */
  lastError: z.string().nullable(),
  /** What the provider said, without the channel's secrets. */
  lastDetail: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  createdAt: z.string(),
});
export type NotificationDeliveryView = z.output<typeof NotificationDeliverySchema>;

/** Pages for screens. */
export const ChannelPage = z.object({ channels: z.array(ChannelSchema), total: z.int() });
export const NotificationDeliveryPage = z.object({
  deliveries: z.array(NotificationDeliverySchema),
  nextCursor: z.string().nullable(),
});

/** `limit` 1–200; `cursor` is the `nextCursor` of the page before. */
export const ListNotificationDeliveriesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** `page` from 1, `limit` 1–200. */
export const ListChannelsQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** All channels of an organization, which has at most 20, on one page. */
export const CHANNELS_QUERY = { limit: 200 } as const satisfies z.input<typeof ListChannelsQuery>;

function isZone(zone: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    return /^[A-Za-z]/.test(timeZone); // offsets such as +01:00 are no zones: they know no summer
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
