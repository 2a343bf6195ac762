import { ACTION_TYPES, BUDGET_PERIODS, BUDGET_SUBJECTS, decimalOf } from "@mastguard/engine";
import { z } from "zod";
import { IngestEventSchema } from "@/server/decisions/schemas";
import { GivenName, VISIBLE } from "@/server/given-name";

const NAMED_MAX = 100;

const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

const NO_CAP =
  "must be a decimal from 0 to below 10^15 with at most nine digits behind the point, as a number or in text";

const CapSchema = z
  .union([z.number(), z.string()], NO_CAP)
  .transform((value) => decimalOf(value))
  .refine((cap) => cap !== null, NO_CAP)
  .transform((cap) => cap ?? "0");

/** A cap on what actions may add up to, as it is set. */
export const CreateBudgetSchema = z.strictObject({
  name: GivenName,
  /** As agents call themselves: a name that none can have would cap nothing. None named means all. */
  agentIds: z
    .array(IngestEventSchema.shape.agentId)
    .max(NAMED_MAX, `must name at most ${NAMED_MAX}`)
    .refine(unique, "must name each once")
    .default([]),
  actionTypes: z.array(z.enum(ACTION_TYPES)).refine(unique, "must name each once").default([]),
  /** Where in the payload the amount is; left out, each action counts as one. */
  field: z
    .string()
    .max(200)
    .regex(/^payload(\.[^.]+){1,8}$/, "must be a place in the payload, such as `payload.amount`")
    .regex(...VISIBLE)
    .nullable()
    .default(null),
  cap: CapSchema,
  per: z.enum(BUDGET_SUBJECTS).default("organization"),
  period: z.enum(BUDGET_PERIODS),
});
export type CreateBudgetInput = z.output<typeof CreateBudgetSchema>;

/** What can change without beginning to count anew. */
export const UpdateBudgetSchema = z.strictObject({ name: GivenName.optional(), cap: CapSchema.optional() });
export type UpdateBudgetInput = z.output<typeof UpdateBudgetSchema>;

export const BudgetSchema = z.object({
  id: z.string(),
  name: z.string(),
  agentIds: z.array(z.string()),
  actionTypes: z.array(z.string()),
  field: z.string().nullable(),
  /** A decimal in text. */
  cap: z.string(),
  per: z.enum(BUDGET_SUBJECTS),
  period: z.enum(BUDGET_PERIODS),
  /** In the period that runs now, a decimal in text: by all, or by the agent that used most. */
  used: z.string(),
  createdAt: z.string(),
});
export type BudgetView = z.output<typeof BudgetSchema>;

export const DeletedBudgetSchema = z.object({ id: z.string(), deleted: z.literal(true) });
