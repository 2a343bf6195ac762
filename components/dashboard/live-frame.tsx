"use client";

import { useQuery } from "@tanstack/react-query";
import type { Dashboard } from "@/server/dashboard/schemas";
import { AppFrame, type AppFrameProps } from "../frame/app-frame";
import { formatCount, formatPlural } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { LiveText } from "../ui/live-text";
import { useLiveState, usePollMs } from "./live-provider";

export interface LiveFrameProps extends Omit<AppFrameProps, "live" | "counts"> {
  /** The figures as the server drew the page. */
  figures: Dashboard;
  mayReview: boolean;
}

/** The frame with what moves in it: whether the stream runs, at what rate, and how many reviews wait. */
export function LiveFrame({ figures: initialData, mayReview, ...frame }: LiveFrameProps) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const { data } = useQuery(trpc.dashboard.figures.queryOptions(undefined, { initialData, refetchInterval }));
  return (
    <AppFrame
      {...frame}
      counts={mayReview ? { reviews: data.hitlQueueDepth } : {}}
      live={<LiveIndicator eventsPerMinute={data.eventsPerMinute} />}
    />
  );
}

function LiveIndicator({ eventsPerMinute }: { eventsPerMinute: number }) {
  const state = useLiveState();
  if (state === "off") return null;
  const rate =
    eventsPerMinute > 0 && eventsPerMinute < 1
      ? "< 1 event/min"
      : `${formatPlural(Math.round(eventsPerMinute), "event")}/min`;
  return (
    <LiveText state={state}>
      <span title={`Mean of the last five minutes: ${formatCount(Math.round(eventsPerMinute * 5))} in all`}>
        {rate}
      </span>
    </LiveText>
  );
}
