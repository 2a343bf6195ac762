import type { Metadata } from "next";
import { NoTaskOpen } from "@/components/reviews/no-task-open";
import { parseQueueSelection, queueInput, type SearchParams } from "@/components/reviews/selection";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";
import { OpenTask } from "./open-task";

export const metadata: Metadata = { title: "Review queue" };

/** Beside the queue, its first task. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { permissions } = await requireMember();
  if (!permissions.has("reviews:read")) return null; // the layout says so
  const { tasks } = await trpc().reviews.list(queueInput(parseQueueSelection(await searchParams)));
  const [first] = tasks;
  return first === undefined ? <NoTaskOpen /> : <OpenTask id={first.id} />;
}
