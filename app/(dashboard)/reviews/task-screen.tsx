import { notFound } from "next/navigation";
import { z } from "zod";
import { NotPermitted } from "@/components/audit/not-permitted";
import { parseQueuePage, parseView, QUEUE_VIEWS, type QueueTask } from "@/components/reviews/queue-task";
import { QUEUE_PAGE, ReviewQueue } from "@/components/reviews/review-queue";
import { TaskPane } from "@/components/reviews/task-pane";
import { summaryOf } from "@/server/audit";
import { requireMember } from "@/server/auth/current";
import type { SignedIn } from "@/server/auth/signed-in";
import { NotFoundError } from "@/server/errors";
import { isId } from "@/server/ids";
import type { ReviewTaskView } from "@/server/reviews/schemas";
import { reviewTask } from "@/server/reviews/service";
import { orNotFound, trpc } from "@/server/trpc/server";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const HISTORY = 6;

/** The queue and the task asked for, or its first one. */
export async function TaskScreen({ taskId, params }: { taskId: string | undefined; params: SearchParams }) {
  const reader = await requireMember();
  if (!reader.permissions.has("reviews:read")) return <NotPermitted title="Review queue" />;
  const view = parseView(params);
  const page = parseQueuePage(params);
  const status = QUEUE_VIEWS.find(({ key }) => key === view)?.status;
  const { tasks: found, total } = await trpc().reviews.queue({ status, page, limit: QUEUE_PAGE });
  const tasks = found.map(withSummary);
  const task =
    taskId === undefined ? tasks[0] : (tasks.find(({ id }) => id === taskId) ?? (await taskElsewhere(reader, taskId)));
  const isChosen = taskId !== undefined;
  return (
    <ReviewQueue
      tasks={tasks}
      total={total}
      view={view}
      page={page}
      selectedId={task?.id}
      isChosen={isChosen}
      pane={
        task === undefined ? null : (
          <TaskPane key={task.id} task={task} view={view} {...(await storyOf(reader, task))} />
        )
      }
    />
  );
}

/** A task that is not on this page of the queue. */
async function taskElsewhere(reader: SignedIn, taskId: string): Promise<QueueTask> {
  if (!isId("tsk", taskId)) notFound();
  try {
    return withSummary(await reviewTask(reader, taskId));
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

async function storyOf({ permissions }: SignedIn, { traceId, agentId }: QueueTask) {
  if (!permissions.has("audit:read")) return { trace: null, history: [] };
  const [trace, history] = await Promise.all([
    orNotFound(trpc().audit.trace({ traceId })),
    trpc().audit.agentHistory({ agentId, limit: HISTORY }),
  ]);
  return { trace, history: history.entries };
}

const Named = z.object({ tool: z.string() });

function withSummary(task: ReviewTaskView): QueueTask {
  const tool = Named.safeParse(task.context).data?.tool ?? null;
  return { ...task, summary: summaryOf({ actionType: task.actionType, tool }, task.payload) };
}
