import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { listMembers } from "./members";
import { MemberSchema } from "./schemas";

/** People of the organization, where they are chosen from. */
export const membersRouter = router({
  list: organizationProcedure("members:read")
    .output(z.array(MemberSchema))
    .query(({ ctx }) => listMembers(ctx)),
});
