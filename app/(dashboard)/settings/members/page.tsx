import type { Metadata } from "next";
import { z } from "zod";
import { pagesOf } from "@/components/frame/nav";
import { NotShown } from "@/components/frame/not-shown";
import { MembersList } from "@/components/reviews/people/members-list";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Members" };

const MEMBERS_PER_PAGE = 50;
const Query = z.object({
  q: z.string().trim().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

interface MembersPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who belongs to the organization. What is searched for, and the page, are in the URL. */
export default async function MembersPage({ searchParams }: MembersPageProps) {
  const { organization, permissions } = await requireMember();
  if (!permissions.has("members:read"))
    return (
      <NotShown title="Members" subject="members">
        Auditors, developers, administrators and owners see them.
      </NotShown>
    );
  const { q, page } = Query.parse(await searchParams);
  return (
    <MembersList
      found={await trpc().people.list({ q, page, limit: MEMBERS_PER_PAGE })}
      q={q}
      page={page}
      limit={MEMBERS_PER_PAGE}
      pages={pagesOf("/settings", [...permissions])}
      organizationId={organization.organizationId}
    />
  );
}
