import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { QueueAgentsQuery, QueueQuery, ScreenQueueQuery } from "./schemas";
import { queueAgents, screenQueue, screenTask } from "./screen";
import { reviewQueue } from "./service";

const reader = organizationProcedure("reviews:read");

export const reviewsRouter = router({
  queue: reader.input(QueueQuery).query(({ ctx, input }) => reviewQueue(ctx, input)),
  /** A page of the queue without payloads, as the screen lists it. */
  list: reader.input(ScreenQueueQuery).query(({ ctx, input }) => screenQueue(ctx, input)),
  agents: reader.input(QueueAgentsQuery).query(({ ctx, input }) => queueAgents(ctx, input.view)),
  task: reader.input(z.object({ id: z.string() })).query(({ ctx, input }) => screenTask(ctx, input.id)),
});
