import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { parseStoredAnswer, type StoredAnswer } from "@/server/decisions";
import { ForbiddenError, NotFoundError } from "@/server/errors";
import type { ReviewTaskId } from "@/server/ids";
import type { ScreenTask } from "./schemas";
import { screenTask } from "./screen";
import { findOrigin } from "./screen-store";
import { findTest } from "./test-tasks/store";

/** How the action of a task was decided, beside the task. The desk's own page: it says nothing of the log, and reads nothing there. */
export interface TaskStory extends StoredAnswer {
  readonly task: ScreenTask;
}

/** A task's story, a test's like any other's. @throws NotFoundError as `screenTask`; ForbiddenError for who may not read decisions. */
export async function taskStory(ctx: ActorContext, id: ReviewTaskId): Promise<TaskStory> {
  if (!ctx.permissions.has("audit:read")) throw new ForbiddenError("Your role does not include reading decisions.");
  const task = await screenTask(ctx, id);
  const { answer, story } = await storedAnswer(ctx, id);
  return { task, answer, story };
}

async function storedAnswer(ctx: ActorContext, id: ReviewTaskId): Promise<StoredAnswer> {
  const origin = await inOrganizationRead(ctx.organizationId, (client) => findOrigin(client, id));
  const stored = origin === null ? (await findTest(ctx, id))?.stored : parseStoredAnswer(origin.answer);
  if (stored === undefined) throw new NotFoundError();
  return stored;
}
