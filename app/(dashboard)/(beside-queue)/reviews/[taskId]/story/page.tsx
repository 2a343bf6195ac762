import type { Metadata } from "next";
import { NotPermitted } from "@/components/audit/not-permitted";
import { ReviewsNotShown } from "@/components/reviews/reviews-not-shown";
import { StoryPage } from "@/components/reviews/story/story-page";
import { requireMember } from "@/server/auth/current";
import { orNotFound, trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Story of a review" };

/** How the action of a task was decided. Beside the queue's layout, not in it. */
export default async function TaskStoryPage({ params }: { params: Promise<{ taskId: string }> }) {
  const [{ permissions, person }, { taskId }] = await Promise.all([requireMember(), params]);
  if (!permissions.has("reviews:read")) return <ReviewsNotShown />;
  if (!permissions.has("audit:read")) return <NotPermitted title="Story of a review" />;
  const [told, policies] = await Promise.all([
    orNotFound(trpc().reviews.story({ id: taskId })),
    permissions.has("policies:read") ? trpc().policies.list() : [],
  ]);
  const policyNames = Object.fromEntries(policies.map(({ id, name }) => [id, name]));
  return <StoryPage key={taskId} told={told} policyNames={policyNames} me={person.id} />;
}
