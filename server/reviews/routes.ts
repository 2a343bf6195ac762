import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { isId, type ReviewTaskId } from "@/server/ids";
import { QueueQuery, ReviewTaskView, ReviewTaskWithHistory } from "./schemas";
import { reviewQueue, reviewTask } from "./service";

/** The queue, at `/api/v1/hitl/queue`. */
export const queueResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "reviews:read",
    query: QueueQuery,
    response: z.array(ReviewTaskView),
    handler: async ({ ctx, query }) => {
      const { tasks, total } = await reviewQueue(ctx, query);
      const { page, limit } = query;
      return Reply.data(tasks, { meta: { page, limit, total, totalPages: Math.ceil(total / limit) } });
    },
  }),
});

/** One task, at `/api/v1/hitl/tasks/{id}` and the aliases clients of the documented API use. */
export const taskResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "reviews:read",
    params: z.object({ id: z.custom<ReviewTaskId>((value) => typeof value === "string" && isId("tsk", value)) }),
    response: ReviewTaskWithHistory,
    handler: ({ ctx, params }) => reviewTask(ctx, params.id),
  }),
});
