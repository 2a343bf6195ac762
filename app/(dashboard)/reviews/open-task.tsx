import { TaskPane } from "@/components/reviews/task-pane";
import { requireMember } from "@/server/auth/current";
import { orNotFound, trpc } from "@/server/trpc/server";

const BEFORE_SHOWN = 5;

/** A task with what its agent did before. The not-found page where there is no such task. */
export async function OpenTask({ id }: { id: string }) {
  const { organizationId, permissions, person } = await requireMember();
  const task = await orNotFound(trpc().reviews.task({ id }));
  return (
    <TaskPane
      key={id}
      task={task}
      before={permissions.has("audit:read") ? await before(task) : null}
      viewer={{ organizationId, personId: person.id, mayDecide: permissions.has("reviews:decide") }}
    />
  );
}

/** The agent's decisions before the task's own. */
async function before({ agentId, traceId, createdAt }: { agentId: string; traceId: string; createdAt: string }) {
  const { entries } = await trpc().audit.agentHistory({ agentId, to: createdAt, limit: BEFORE_SHOWN + 1 });
  return entries.filter((entry) => entry.traceId !== traceId).slice(0, BEFORE_SHOWN);
}
