import type { Metadata } from "next";
import Link from "next/link";
import { Page, PageHeader } from "@/components/frame/page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireMember } from "@/server/auth/current";
import { QueueQuery } from "@/server/reviews/schemas";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Review queue" };

export default async function ReviewsPage() {
  const { permissions } = await requireMember();
  if (!permissions.has("reviews:read")) {
    return (
      <Page>
        <PageHeader title="Review queue" />
        <Card>
          <EmptyState title="Your role does not show reviews">An owner can give you a role that does.</EmptyState>
        </Card>
      </Page>
    );
  }
  const { tasks } = await trpc().reviews.queue(QueueQuery.parse({}));
  return (
    <Page>
      <PageHeader title="Review queue" />
      <Card>
        {tasks.length === 0 ? (
          <EmptyState title="Nothing waits for a person">Paused actions are listed here.</EmptyState>
        ) : null}
        <ul>
          {tasks.map(({ id, number, agentId, actionType, traceId }) => (
            <li key={id} className="border-t border-line-faint px-4 py-2 first:border-t-0">
              <Link href={`/traces/${traceId}`}>
                {number} {agentId} {actionType}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
