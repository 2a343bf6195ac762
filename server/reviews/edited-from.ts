import type pg from "pg";
import { z } from "zod";
import { idOf, type TraceId, uuidOf } from "@/server/ids";
import type { EditedFrom } from "./schemas";

/** Which review an action was edited in, and by whom; the payload of the first is elsewhere. */
export type Edited = Omit<EditedFrom, "before"> & { readonly traceId: TraceId };

/** Null for an action that came from its agent as it is. */
export async function findEdited(client: pg.PoolClient, trace: TraceId): Promise<Edited | null> {
  const { rows } = await client.query(
    `select e.user_id, t.id, t.number, t.trace_id from mastguard.review_edit e
     join mastguard.review_task t on t.organization_id = e.organization_id and t.id = e.task_id
     where e.replacement_id = $1`,
    [uuidOf("trc", trace)],
  );
  if (rows[0] === undefined) return null;
  const { user_id, id, number, trace_id } = Row.parse(rows[0]);
  return { by: idOf("usr", user_id), taskId: idOf("tsk", id), number, traceId: idOf("trc", trace_id) };
}

const Row = z.object({ user_id: z.string(), id: z.string(), number: z.number(), trace_id: z.string() });
