import { z } from "zod";
import { DEFAULT_SCOPES, SCOPES } from "@/server/auth/permissions";
import { GivenName } from "@/server/given-name";

/** At least one scope, each once. */
export const KeyScopes = z
  .array(z.enum(SCOPES))
  .min(1)
  .max(SCOPES.length)
  .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope)));

/** Body of POST /api/v1/keys. `expiresAt` is ISO 8601 with an offset, in the future. */
export const CreateApiKeySchema = z.strictObject({
  name: GivenName,
  scopes: KeyScopes.default([...DEFAULT_SCOPES]),
  expiresAt: z.iso
    .datetime({ offset: true, error: "must be a time in ISO 8601 such as `2027-01-31T00:00:00Z`" })
    .nullish()
    .transform((text) => (text ? new Date(text) : null)),
});

/** A key as anyone who may list keys sees it: everything but the secret. */
export const ApiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What every key starts with; with `lastFour` enough to recognise one, not to use it. */
  prefix: z.string(),
  lastFour: z.string(),
  scopes: z.array(z.string()),
  /** The person it is bound to and reviews as. */
  userId: z.string().nullable(),
  /** Id of the person, key or operator that made it. */
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  /** Null until it is used for the first time. */
  lastUsedAt: z.string().nullable(),
  /** Events it has sent. */
  events: z.number().int(),
});
export type ApiKeyView = z.output<typeof ApiKeySchema>;

/** A new key, with the secret: the only answer that ever holds it. */
export const CreatedApiKeySchema = ApiKeySchema.extend({ key: z.string() });
export type CreatedApiKey = z.output<typeof CreatedApiKeySchema>;

export const RevokedApiKeySchema = z.object({ id: z.string(), revokedAt: z.string() });
export type RevokedApiKey = z.output<typeof RevokedApiKeySchema>;

/** `page` from 1, `limit` 1–200. Numbers, or the text of a query parameter. */
export const ListKeysQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of keys for screens. */
export const ApiKeyPage = z.object({ keys: z.array(ApiKeySchema), total: z.number().int() });
