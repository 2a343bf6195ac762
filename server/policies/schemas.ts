import { ACTION_TYPES, VERDICTS } from "@mastguard/engine";
import { z } from "zod";
import type { PolicyId } from "@/server/ids";
import { type ReviewSettings, ReviewSettingsSchema } from "./review-settings";

const NAMES_MAX = 100;
const NAME_LENGTH_MAX = 200;
const DESCRIPTION_LENGTH_MAX = 2_000;
const CONDITION_LENGTH_MAX = 4_096;
export const PRIORITY_MAX = 1_000_000;

/** One line: no control characters (PostgreSQL text cannot hold U+0000) and no half of a surrogate pair (no hash). */
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "must not contain control characters");
/** Several lines; the same, but tabs and line breaks are fine. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(value), "must not contain control characters");
const distinct = (values: readonly string[]) => new Set(values).size === values.length;

/** A well-formed policy id; anything else names nothing. */
const PolicyIdSchema = z.custom<PolicyId>(
  (value) => typeof value === "string" && /^pol_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(value),
  "must be a policy id",
);

export const PolicyParams = z.object({ id: PolicyIdSchema });

export { type ReviewSettings, ReviewSettingsSchema };

const names = z.array(line(NAME_LENGTH_MAX)).max(NAMES_MAX).refine(distinct, "must not name the same one twice");

/** What a version says. */
export const PolicyContentSchema = z.strictObject({
  name: line(NAME_LENGTH_MAX).refine((name) => name.trim() !== "", "must not be blank"),
  description: text(DESCRIPTION_LENGTH_MAX).nullable(),
  /** The action types it applies to. */
  actionTypes: z.array(z.enum(ACTION_TYPES)).min(1).max(ACTION_TYPES.length).refine(distinct, "must not repeat a type"),
  /** The agents it applies to; empty means every agent. */
  agentIds: names,
  /** The tools it applies to; empty means any tool or none. */
  tools: names,
  /** CEL; empty means always. Compiled when it is saved. */
  condition: text(CONDITION_LENGTH_MAX),
  decision: z.enum(VERDICTS),
  review: ReviewSettingsSchema.nullable(),
});
export type PolicyContent = z.output<typeof PolicyContentSchema>;

/** Where a rule stands: changing it makes no new version. */
export const PolicyPlacementSchema = z.strictObject({
  /** Lower is evaluated first; ties by creation. */
  priority: z.int().min(0).max(PRIORITY_MAX),
  /** Whether it is evaluated at all. */
  active: z.boolean(),
  /** Evaluated and recorded, never enforced. */
  shadow: z.boolean(),
});
export type PolicyPlacement = z.output<typeof PolicyPlacementSchema>;

const content = PolicyContentSchema.shape;
const placement = PolicyPlacementSchema.shape;

/** `name`, `actionTypes` and `decision` are required. Without a priority the rule goes behind all others. */
export const CreatePolicySchema = z.strictObject({
  ...content,
  description: content.description.default(null),
  agentIds: content.agentIds.default([]),
  tools: content.tools.default([]),
  condition: content.condition.default(""),
  review: content.review.default(null),
  priority: placement.priority.exactOptional(),
  active: placement.active.default(true),
  shadow: placement.shadow.default(false),
});
export type CreatePolicyInput = z.output<typeof CreatePolicySchema>;

/** The fields to change; `null` clears `description` and `review`. */
const PolicyPatchSchema = z.strictObject({
  name: content.name.exactOptional(),
  description: content.description.exactOptional(),
  actionTypes: content.actionTypes.exactOptional(),
  agentIds: content.agentIds.exactOptional(),
  tools: content.tools.exactOptional(),
  condition: content.condition.exactOptional(),
  decision: content.decision.exactOptional(),
  review: content.review.exactOptional(),
  priority: placement.priority.exactOptional(),
  active: placement.active.exactOptional(),
  shadow: placement.shadow.exactOptional(),
});
export type PolicyPatch = z.output<typeof PolicyPatchSchema>;

/** A patch that is refused with a conflict unless the stored version is still `expectedVersion`. */
export const UpdatePolicySchema = PolicyPatchSchema.extend({ expectedVersion: z.int().min(1).exactOptional() });
export type UpdatePolicyInput = z.output<typeof UpdatePolicySchema>;

export const TogglePolicySchema = z.strictObject({ active: z.boolean() });

/** Which page of the list, from 1, and how long its pages are. Numbers, or the text of a query parameter. */
export const ListPoliciesQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.output<typeof ListPoliciesQuery>;

/** Every policy of the set, once, in the order they are to be evaluated. */
export const ReorderPoliciesSchema = z.strictObject({ ids: z.array(z.string().max(64)).max(1_000) });

export const ValidateConditionSchema = z.strictObject({ condition: z.string().max(65_536) });

/** A policy as answered. */
export const PolicySchema = z.object({
  id: PolicyIdSchema,
  name: z.string(),
  description: z.string().nullable(),
  actionTypes: z.array(z.enum(ACTION_TYPES)),
  agentIds: z.array(z.string()),
  tools: z.array(z.string()),
  condition: z.string(),
  /** Read-only alias of `condition`. */
  conditions: z.string(),
  decision: z.enum(VERDICTS),
  priority: z.int(),
  active: z.boolean(),
  shadow: z.boolean(),
  review: ReviewSettingsSchema.nullable(),
  version: z.int(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type PolicyView = z.output<typeof PolicySchema>;

export const DeletedPolicySchema = z.object({ id: PolicyIdSchema, deleted: z.literal(true) });

/** How often a rule decided, would have decided in shadow, and failed, on the last seven UTC days. */
const PolicyMatchesSchema = z.object({ matched: z.int(), shadowed: z.int(), errored: z.int() });
export type PolicyMatches = z.output<typeof PolicyMatchesSchema>;

/** A row of the policies table. */
export const PolicyRowSchema = PolicySchema.extend({ matches: PolicyMatchesSchema });
export type PolicyRow = z.output<typeof PolicyRowSchema>;

/** Somebody a review can be for: a role, a group, or a member. */
export const PrincipalSchema = z.object({
  /** As review settings name them: `role:…`, `group:grp_…`, `user:usr_…`. */
  principal: z.string(),
  /** Of a member who has given no name, the e-mail address; null for a role, which screens have a word for. */
  name: z.string().nullable(),
  /** Of a member who has a name. */
  email: z.string().nullable(),
  /** How many people these are who may decide reviews now; deputies not counted. */
  deciders: z.int(),
});
export type PrincipalView = z.output<typeof PrincipalSchema>;

/** Whether a condition can be saved; if not, why and where (both from 1; null when it concerns all of it). */
export const ConditionCheckSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    message: z.string(),
    position: z.object({ line: z.int(), column: z.int() }).nullable(),
  }),
]);
export type ConditionCheck = z.output<typeof ConditionCheckSchema>;

/** A path of payload or context seen in recent actions, as a condition writes it, and how many of them had it. */
const ObservedFieldSchema = z.object({
  path: z.string(),
  types: z.array(z.enum(["string", "number", "boolean", "null", "list", "map"])),
  count: z.int(),
});
export type ObservedField = z.output<typeof ObservedFieldSchema>;

/** What a condition can name: the language's own variables and functions, and what this organization's traffic holds. */
export const ConditionVocabularySchema = z.object({
  variables: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      doc: z.string(),
      fields: z.array(z.object({ name: z.string(), type: z.string(), doc: z.string() })).nullable(),
    }),
  ),
  functions: z.array(z.object({ name: z.string(), kind: z.string(), signature: z.string(), doc: z.string() })),
  /** Most frequent first; null for callers who may not read payloads: a key can be as personal as a value. */
  observed: z.array(ObservedFieldSchema).nullable(),
});
export type ConditionVocabulary = z.output<typeof ConditionVocabularySchema>;
