import type { Metadata } from "next";
import { pagesOf } from "@/components/frame/nav";
import { NotShown } from "@/components/frame/not-shown";
import { ReviewersScreen } from "@/components/reviews/people/reviewers-screen";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Reviewers" };

/** Who answers reviews: groups for who sees members, absences for who decides reviews. */
export default async function ReviewersPage() {
  const { permissions } = await requireMember();
  const pages = pagesOf("/settings", [...permissions]);
  if (pages.every(({ href }) => href !== "/settings/reviewers"))
    return (
      <NotShown title="Reviewers" subject="reviewers">
        Reviewers, auditors, administrators and owners see them.
      </NotShown>
    );
  const [absences, groups, links] = await Promise.all([
    trpc().delegations.absences(),
    permissions.has("members:read") ? trpc().reviewerGroups.list() : null,
    permissions.has("settings:read") ? trpc().reviews.linkSettings() : null,
  ]);
  return (
    <ReviewersScreen
      absences={absences}
      groups={groups}
      pages={pages}
      mayDecide={permissions.has("reviews:decide")}
      mayManage={permissions.has("members:write")}
      seesPolicies={permissions.has("policies:read")}
      links={links}
      mayChangeSettings={permissions.has("settings:write")}
    />
  );
}
