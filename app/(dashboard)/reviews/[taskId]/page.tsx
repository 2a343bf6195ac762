import type { Metadata } from "next";
import { type SearchParams, TaskScreen } from "../task-screen";

export const metadata: Metadata = { title: "Review task" };

interface Props {
  params: Promise<{ taskId: string }>;
  searchParams: Promise<SearchParams>;
}

/** The queue with one task beside it. */
export default async function TaskPage({ params, searchParams }: Props) {
  const [{ taskId }, query] = await Promise.all([params, searchParams]);
  return <TaskScreen taskId={taskId} params={query} />;
}
