import { z } from "zod";
import { PAGE_MAX, QUEUE_VIEWS, type QueueView, ScreenQueueQuery } from "@/server/reviews/schemas";

/** Which part of the queue is listed. The address calls the view `status`. */
export interface QueueSelection {
  readonly view: QueueView;
  readonly agentId: string | null;
  /** Only what names the viewer, or is assigned to them. */
  readonly isMine: boolean;
  /** Look-alike tasks stand together. */
  readonly isGrouped: boolean;
  readonly page: number;
}

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const { shape } = ScreenQueueQuery;
const View = z.enum(QUEUE_VIEWS).catch("waiting");
const AgentId = shape.agentId.catch(undefined);
const PageNumber = z.coerce.number().int().min(1).max(PAGE_MAX).catch(1);

/** What an address asks for. What cannot be meant (a page 0, an unknown status) counts as not said. */
export function parseQueueSelection({ status, agent, mine, group, page }: SearchParams): QueueSelection {
  return {
    view: View.parse(status ?? "waiting"),
    agentId: AgentId.parse(agent) ?? null,
    isMine: mine === "true",
    isGrouped: group === "true",
    page: PageNumber.parse(page ?? 1),
  };
}

/** The queue with a selection and, beside it, a task; defaults stay out of the address. */
export function queueHref({ view, agentId, isMine, isGrouped, page }: QueueSelection, taskId?: string): string {
  const query = new URLSearchParams();
  if (view !== "waiting") query.set("status", view);
  if (agentId !== null) query.set("agent", agentId);
  if (isMine) query.set("mine", "true");
  if (isGrouped) query.set("group", "true");
  if (page > 1) query.set("page", String(page));
  const path = taskId === undefined ? "/reviews" : `/reviews/${taskId}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The selection as the procedure takes it. */
export function queueInput({
  view,
  agentId,
  isMine,
  isGrouped,
  page,
}: QueueSelection): z.input<typeof ScreenQueueQuery> {
  return {
    view,
    page,
    ...(agentId === null ? {} : { agentId }),
    ...(isMine ? { mine: true } : {}),
    ...(isGrouped ? { groupBy: "look-alike" } : {}),
  };
}
