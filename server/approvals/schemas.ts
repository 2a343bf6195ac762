import { z } from "zod";
import { DecisionStateSchema } from "@/server/decisions/schemas";

const TOKEN_MAX = 2_000;

/** A decision as it stands, with what lets its agent execute an action that a person approved. */
export const ApprovableStateSchema = DecisionStateSchema.extend({
  /** For `redeem`, within 15 minutes; `null` when nothing was approved, the approval was used or is too old, or an outcome was reported. */
  approvalToken: z.string().nullable(),
  /** Who rejected it or had it replaced, and why; the words are for the key that proposed it and for whoever may read payloads. */
  rejection: z.object({ reviewerId: z.string().nullable(), rationale: z.string().nullable() }).nullable(),
});
export type ApprovableState = z.output<typeof ApprovableStateSchema>;

export const RedeemSchema = z.strictObject({
  token: z.string().max(TOKEN_MAX, `must have at most ${TOKEN_MAX} characters`),
  /** Of what is about to be executed. */
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, "must be `sha256:` and 64 lower-case hexadecimal digits"),
});
export type RedeemInput = z.output<typeof RedeemSchema>;

/** The action may be executed, now and once. */
export const RedeemedSchema = z.object({ valid: z.literal(true), redeemedAt: z.iso.datetime() });
export type Redeemed = z.output<typeof RedeemedSchema>;
