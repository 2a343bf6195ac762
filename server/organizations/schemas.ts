import { z } from "zod";
import { ROLES } from "@/server/auth/permissions";

/** A member as those who see members see them. */
export const MemberSchema = z.object({
  id: z.string(),
  /** Their e-mail address where they have given no name. */
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Whether a role of theirs decides reviews. */
  mayDecide: z.boolean(),
});
export type MemberView = z.output<typeof MemberSchema>;
