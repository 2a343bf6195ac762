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
  /** How many reviews wait, likewise; null for who may not see them. */
  waiting: number | null;
}

/** The frame with what moves in it: whether the stream runs, at what rate, and how many reviews wait. */
export function LiveFrame({ figures: initialData, waiting: counted, ...frame }: LiveFrameProps) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const { data } = useQuery(trpc.dashboard.figures.queryOptions(undefined, { initialData, refetchInterval }));
  const { data: waiting } = useQuery(
    trpc.dashboard.waitingCount.queryOptions(undefined, {
      refetchInterval,
      enabled: counted !== null,
      initialData: counted ?? 0,
    }),
  );
  return (
    <AppFrame
      {...frame}
      counts={counted === null ? {} : { reviews: waiting }}
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
