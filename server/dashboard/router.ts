import { z } from "zod";
import { env } from "@/server/env";
import { countWaiting } from "@/server/reviews";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { DashboardSchema, OverviewInput, OverviewSchema, SetupSchema, WaitingReviewsSchema } from "./schemas";
import { getDashboard, getOverview } from "./service";
import { setupOf } from "./setup";
import { getWaitingReviews } from "./waiting-reviews";

const reader = organizationProcedure("dashboard:read");

export const dashboardRouter = router({
  overview: reader
    .input(OverviewInput)
    .output(OverviewSchema)
    .query(({ ctx, input }) => getOverview(ctx, input)),
  /** The figures alone, for the frame of every page. */
  figures: reader.output(DashboardSchema).query(({ ctx }) => getDashboard(ctx)),
  waitingReviews: organizationProcedure("reviews:read")
    .output(WaitingReviewsSchema)
    .query(({ ctx }) => getWaitingReviews(ctx)),
  /** What the frame counts beside the queue: as the queue lists it, so that the two agree for who may be tested. */
  waitingCount: organizationProcedure("reviews:read")
    .output(z.int())
    .query(({ ctx }) => countWaiting(ctx)),
  setup: reader.output(SetupSchema).query(() => setupOf(env())),
});
