import { organizationProcedure, router } from "@/server/trpc/procedures";
import { OverviewInput, OverviewSchema } from "./schemas";
import { getOverview } from "./service";

export const dashboardRouter = router({
  overview: organizationProcedure("dashboard:read")
    .input(OverviewInput)
    .output(OverviewSchema)
    .query(({ ctx, input }) => getOverview(ctx, input)),
});
