"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { Skeleton } from "../ui/skeleton";
import { DeliveryItem } from "./delivery-item";

const PAGE = 20;
const REFRESH_MS = 5_000;

/** What was sent, or tried, the newest first. */
export function Deliveries({ channelId }: { channelId: string }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.notifications.deliveries.infiniteQueryOptions(
      { id: channelId, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor, refetchInterval: REFRESH_MS },
    ),
  );
  const { data, error, isFetching, isFetchingNextPage, hasNextPage } = query;
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <section aria-label="Deliveries">
      <h3 className="flex items-center gap-2 border-b border-line pb-1.5 text-13">
        Deliveries
        <span className="text-11 font-medium text-fg-3">kept for 30 days</span>
      </h3>
      {data === undefined && error !== null ? (
        <ErrorState
          className="px-0"
          title="The deliveries could not be read"
          requestId={isTrpcError(error) ? (error.data?.requestId ?? undefined) : undefined}
          onRetry={() => void query.refetch()}
          isRetrying={isFetching}
        >
          Messages are sent all the same; only this list is affected.
        </ErrorState>
      ) : null}
      {data === undefined && error === null ? <DeliveriesSkeleton /> : null}
      {data !== undefined && deliveries.length === 0 ? (
        <p className="py-3 text-fg-2">
          Nothing was sent yet. Each message is listed here with what the provider answered; a test message is the
          first.
        </p>
      ) : null}
      <ol>
        {deliveries.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} />
        ))}
      </ol>
      {hasNextPage ? (
        <Button size="sm" className="mt-2" isBusy={isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older
        </Button>
      ) : null}
    </section>
  );
}

function DeliveriesSkeleton() {
  return (
    <div aria-busy className="grid">
      {[1, 0.7, 0.4].map((opacity) => (
        <div key={opacity} style={{ opacity }} className="grid gap-2 border-b border-line-faint py-3">
          <Skeleton width={220} />
          <Skeleton width={140} />
        </div>
      ))}
    </div>
  );
}
