import { type ReactNode, Suspense } from "react";
import { ReviewsFrame } from "@/components/reviews/reviews-frame";
import { ReviewsNotShown } from "@/components/reviews/reviews-not-shown";
import { ReviewsSkeleton } from "@/components/reviews/reviews-skeleton";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

/** The queue stays as it is while tasks are opened beside it. */
export default async function ReviewsLayout({ children }: { children: ReactNode }) {
  const { permissions } = await requireMember();
  if (!permissions.has("reviews:read")) return <ReviewsNotShown />;
  return (
    <Suspense fallback={<ReviewsSkeleton />}>
      <Queue mayWritePolicies={permissions.has("policies:write")} mayDecide={permissions.has("reviews:decide")}>
        {children}
      </Queue>
    </Suspense>
  );
}

async function Queue(may: { mayWritePolicies: boolean; mayDecide: boolean; children: ReactNode }) {
  return <ReviewsFrame waiting={await trpc().reviews.list({})} {...may} />;
}
