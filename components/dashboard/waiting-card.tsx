"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { WaitingReviews } from "@/server/dashboard/schemas";
import { DecisionIcon } from "../decisions/decision-icon";
import { formatCount } from "../lib/format";
import { visibleText } from "../lib/visible";
import { TimeLeft } from "../reviews/time-left";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { Card, CardFooter, CardHeader } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Kbd } from "../ui/kbd";
import { Visible } from "../ui/visible";
import { usePollMs } from "./live-provider";

/** What needs a person now: what is due first on the desk. */
export function WaitingCard({ waiting: initialData, className }: { waiting: WaitingReviews; className?: string }) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const { data } = useQuery(trpc.dashboard.waitingReviews.queryOptions(undefined, { initialData, refetchInterval }));
  const more = data.total - data.reviews.length;
  return (
    <Card className={className}>
      <CardHeader
        title="Needs a person"
        note={data.total === 0 ? undefined : formatCount(data.total)}
        actions={
          <Button asChild variant="ghost" size="sm">
            <Link href="/reviews">
              Open queue
              <Kbd keys="g r" />
            </Link>
          </Button>
        }
      />
      {data.reviews.length === 0 ? (
        <EmptyState title="Nothing waits">
          Actions that a policy or their risk holds for a person are listed here, what is due first above.
        </EmptyState>
      ) : (
        <ul>
          {data.reviews.map((review) => (
            <WaitingItem key={review.taskId} review={review} />
          ))}
        </ul>
      )}
      {more > 0 ? <CardFooter>and {formatCount(more)} more in the queue</CardFooter> : null}
    </Card>
  );
}

function WaitingItem({ review }: { review: WaitingReviews["reviews"][number] }) {
  const { taskId, number, summary, agentId, approvals, requiredApprovals } = review;
  return (
    <li className="flex items-center gap-2.5 border-t border-line-faint py-2 pr-3 pl-4 first:border-t-0">
      <DecisionIcon decision="HITL" className="mt-0.5 size-4 self-start" />
      <div className="min-w-0 grow">
        <p title={visibleText(summary)} className="truncate font-medium">
          <Visible text={summary} />
        </p>
        <p className="flex min-w-0 text-12 whitespace-nowrap text-fg-3">
          <span className="shrink-0 tabular-nums">
            <span className="sr-only">time left: </span>
            <TimeLeft task={review} />
          </span>
          <span aria-hidden className="mx-1.5">
            ·
          </span>
          <span title={agentId} className="truncate">
            {agentId}
          </span>
          {requiredApprovals > 1 ? (
            <span>
              , {approvals} of {requiredApprovals} approved
            </span>
          ) : null}
        </p>
      </div>
      <Button asChild size="sm">
        <Link href={`/reviews/${taskId}`} prefetch={false} aria-label={`Open task ${number}: ${visibleText(summary)}`}>
          Open
        </Link>
      </Button>
    </li>
  );
}
