import type { Metadata } from "next";
import { QualityScreen } from "@/components/reviews/quality/quality-screen";
import { parseDays, type SearchParams } from "@/components/reviews/quality/selection";
import { ReviewsNotShown } from "@/components/reviews/reviews-not-shown";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Review quality" };

/** How reviews are decided: everybody's figures for who may see members, else one's own. Beside the queue's layout, not in it. */
export default async function ReviewQualityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { permissions } = await requireMember();
  if (!permissions.has("reviews:read")) return <ReviewsNotShown />;
  const days = parseDays(await searchParams);
  const [quality, attention, limit, tests] = await Promise.all([
    trpc().reviews.quality({ days }),
    permissions.has("reviews:decide") ? trpc().reviews.attention() : null,
    permissions.has("settings:write") ? trpc().reviews.attentionSettings() : null,
    permissions.has("settings:write") ? trpc().reviews.testSettings() : null,
  ]);
  return <QualityScreen quality={quality} attention={attention} limit={limit} tests={tests} />;
}
