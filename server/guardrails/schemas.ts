import { GUARDRAIL_EFFECTS } from "@mastguard/engine";
import { z } from "zod";

const RULES_MAX = 50;

export const GuardrailParams = z.object({ type: z.string() });

/** What to change. `default` gives the type back to the detector. */
export const UpdateGuardrailSchema = z
  .strictObject({
    effect: z.enum([...GUARDRAIL_EFFECTS, "default"]).exactOptional(),
    /** All rules of the type that are to speak although they are silent by default. */
    optIn: z.array(z.string()).max(RULES_MAX).exactOptional(),
  })
  .refine(({ effect, optIn }) => effect !== undefined || optIn !== undefined, "must change `effect` or `optIn`");
export type UpdateGuardrailInput = z.output<typeof UpdateGuardrailSchema>;

/** Whether the detectors see what they must see of one finding type. */
export const CanaryResultSchema = z.object({ type: z.string(), passed: z.boolean() });

/** One finding type and what the organization's guardrail does with it. */
export const GuardrailSchema = z.object({
  type: z.string(),
  title: z.string(),
  /** The detector it comes from. */
  detectorId: z.string(),
  effect: z.enum(GUARDRAIL_EFFECTS),
  defaultEffect: z.enum(GUARDRAIL_EFFECTS),
  /** Whether the organization has set it. */
  isSet: z.boolean(),
  /** Rules that stay silent unless they are in `optIn`. */
  optional: z.array(z.string()),
  optIn: z.array(z.string()),
  remediation: z.string(),
  references: z.array(z.string()),
  updatedAt: z.iso.datetime().nullable(),
});
export type GuardrailView = z.output<typeof GuardrailSchema>;
