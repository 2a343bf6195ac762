import { z } from "zod";
import { ROLES } from "@/server/auth/permissions";

const APPROVERS_MAX = 20;
const BANDS_MAX = 10;
const LEVELS_MAX = 5;
/** CEL, as a policy's own; its bytes are counted when it is compiled. */
const CONDITION_LENGTH_MAX = 4_096;

const PRINCIPAL = new RegExp(
  `^(role:(${ROLES.join("|")})|group:grp_[0-7][0-9a-hjkmnp-tv-z]{25}|user:usr_[0-7][0-9a-hjkmnp-tv-z]{25})$`,
);

/** Whom a review can be for. */
const principal = z.string().regex(PRINCIPAL, "must be role:<role>, group:grp_… or user:usr_…");
const principals = z
  .array(principal)
  .max(APPROVERS_MAX)
  .refine((names) => new Set(names).size === names.length, "must not name the same one twice");
const somebody = principals.min(1);

/** How many different people must approve. */
const requiredApprovals = z.int().min(1).max(5);
/** Minutes that each level has; at most 30 days. When the last is over, the task expires, which counts as a rejection. */
const slaMinutes = z.int().min(1).max(43_200);

/** Other requirements for the actions that a condition picks; what a band leaves out is as for all. */
const BandSchema = z.strictObject({
  /** CEL; empty means always. Compiled when it is saved. */
  condition: z.string().max(CONDITION_LENGTH_MAX),
  requiredApprovals: requiredApprovals.exactOptional(),
  approvers: somebody.exactOptional(),
  slaMinutes: slaMinutes.exactOptional(),
});

/** How a review this rule opens is run. */
export const ReviewSettingsSchema = z.strictObject({
  requiredApprovals: requiredApprovals.exactOptional(),
  /** None: whoever may decide reviews. */
  approvers: principals.exactOptional(),
  slaMinutes: slaMinutes.exactOptional(),
  /** The first whose condition applies holds. */
  bands: z.array(BandSchema).max(BANDS_MAX).exactOptional(),
  /** Who may decide when a level's time is over, level by level. */
  escalateTo: z
    .array(z.union([principal, somebody]))
    .max(LEVELS_MAX)
    .exactOptional(),
});
export type ReviewSettings = z.output<typeof ReviewSettingsSchema>;
