import { organizationProcedure, router } from "@/server/trpc/procedures";
import { QueueQuery } from "./schemas";
import { reviewQueue } from "./service";

export const reviewsRouter = router({
  queue: organizationProcedure("reviews:read")
    .input(QueueQuery)
    .query(({ ctx, input }) => reviewQueue(ctx, input)),
});
