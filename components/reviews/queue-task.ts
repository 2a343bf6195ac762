import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router";

/** A task as the service answers it, with its action in one line of words. */
export type QueueTask = inferRouterOutputs<AppRouter>["reviews"]["queue"]["tasks"][number] & {
  readonly summary: string;
};

/** Which tasks the queue shows. */
export const QUEUE_VIEWS = [
  { key: "waiting", label: "Waiting", status: "PENDING,PARTIALLY_APPROVED" },
  { key: "expired", label: "Expired", status: "EXPIRED" },
  { key: "all", label: "All", status: "PENDING,PARTIALLY_APPROVED,APPROVED,REJECTED,EXPIRED" },
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number]["key"];

/** Reads the view from the URL; waiting tasks unless it says otherwise. */
export function parseView(params: Readonly<Record<string, string | string[] | undefined>>): QueueView {
  const asked = [params["status"]].flat()[0];
  return QUEUE_VIEWS.find(({ key }) => key === asked)?.key ?? "waiting";
}

/** Reads the page of the queue, from 1. */
export function parseQueuePage(params: Readonly<Record<string, string | string[] | undefined>>): number {
  const page = Number([params["page"]].flat()[0] ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

/** The queue, or a task in it. */
export function queueHref({ view, page = 1, taskId }: { view: QueueView; page?: number; taskId?: string }): string {
  const query = new URLSearchParams();
  if (view !== "waiting") query.set("status", view);
  if (page > 1) query.set("page", String(page));
  const path = taskId === undefined ? "/reviews" : `/reviews/${taskId}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** Whether a task still waits for a person. */
export function isOpen({ status }: { readonly status: string }): boolean {
  return status === "PENDING" || status === "PARTIALLY_APPROVED";
}

/** After this share of its time a task is shown as pressing. */
const PRESSING = 0.75;

/** How far a task is through its time at a moment: `share` from 0 to 1, and whether it is pressing. */
export function slaOf(
  { createdAt, slaDueAt }: { readonly createdAt: string; readonly slaDueAt: string },
  now: number,
): { readonly share: number; readonly isPressing: boolean } {
  const start = Date.parse(createdAt);
  const span = Date.parse(slaDueAt) - start;
  const share = span <= 0 ? 1 : Math.min(1, Math.max(0, (now - start) / span));
  return { share, isPressing: share >= PRESSING };
}
