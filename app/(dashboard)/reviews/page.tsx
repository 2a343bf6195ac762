import type { Metadata } from "next";
import { type SearchParams, TaskScreen } from "./task-screen";

export const metadata: Metadata = { title: "Review queue" };

/** The queue, with its first task beside it where there is room. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <TaskScreen taskId={undefined} params={await searchParams} />;
}
