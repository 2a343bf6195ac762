"use client";

import type { Verdict } from "@mastguard/engine";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import type { ScreenEntry } from "@/server/audit";
import { formatCount } from "../lib/format";
import { useShortcuts } from "../lib/use-shortcuts";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Kbd } from "../ui/kbd";
import { LiveText } from "../ui/live-text";
import { LIVE_MAX, liveDecisionOf, newestFirst } from "./live-decision";
import { LiveFilter } from "./live-filter";
import { useLiveEntries, useLiveState, usePollMs } from "./live-provider";
import { LiveTable } from "./live-table";

export interface LiveCardProps {
  /** The newest decisions as the server drew the page, newest first. */
  recent: readonly ScreenEntry[];
  className?: string;
}

/**
 * Every decision as it is made. Rows stay where they are while the pointer or the focus is on them, or the stream is
 * paused; what arrives meanwhile is counted and comes in afterwards.
 */
export function LiveCard({ recent, className }: LiveCardProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const state = useLiveState();
  const pollMs = usePollMs();
  const [decision, setDecision] = useState<Verdict | "all">("all");
  const [isPaused, setIsPaused] = useState(false);
  const [held, setHeld] = useState<readonly ScreenEntry[] | null>(null);

  const query = trpc.audit.list.queryOptions(
    { limit: LIVE_MAX, ...(decision === "all" ? {} : { decision }) },
    {
      refetchInterval: pollMs,
      staleTime: 0, // the server's rows are as old as the page; what came since is fetched
      ...(decision === "all" ? { initialData: { entries: [...recent], nextCursor: null } } : {}),
    },
  );
  const { data, error, refetch, isFetching } = useQuery(query);
  useLiveEntries((arrived) => {
    const decided = arrived.filter(
      (entry) => liveDecisionOf(entry) && (decision === "all" || entry.decision === decision),
    );
    if (decided.length === 0) return;
    queryClient.setQueryData(query.queryKey, (known) =>
      known === undefined ? known : { ...known, entries: [...newestFirst(known.entries, decided)] },
    );
  });

  const newest = data?.entries ?? [];
  const shown = held ?? newest;
  const waiting = newest.filter(({ index }) => index > (shown[0]?.index ?? -1)).length;
  const hold = () => {
    if (held === null && newest.length > 0) setHeld(newest);
  };
  const togglePause = () => {
    setIsPaused(!isPaused);
    setHeld(isPaused ? null : shown);
  };
  const choose = (chosen: Verdict | "all") => {
    setDecision(chosen);
    setHeld(null);
    setIsPaused(false);
  };
  useShortcuts({ p: togglePause });

  return (
    <Card className={className}>
      <CardHeader
        title="Live"
        note={
          isPaused ? (
            <LiveText state="paused">{waiting === 0 ? "nothing new" : `${newCount(waiting)} new`}</LiveText>
          ) : state === "reconnecting" ? (
            <LiveText state="reconnecting">asking every 5 s</LiveText>
          ) : held !== null && waiting > 0 ? (
            `${newCount(waiting)} new`
          ) : (
            "every decision as it is made"
          )
        }
        actions={
          <>
            <LiveFilter value={decision} onValueChange={choose} />
            <Button variant="ghost" size="sm" aria-pressed={isPaused} onClick={togglePause}>
              {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
              {isPaused ? "Resume" : "Pause"}
              <Kbd keys="p" />
            </Button>
          </>
        }
      />
      {data === undefined && error !== null ? (
        <ErrorState title="The stream could not be read" onRetry={() => void refetch()} isRetrying={isFetching}>
          Decisions and recording go on; only this view is affected.
        </ErrorState>
      ) : (
        <div
          onPointerMove={(event) => event.pointerType === "mouse" && hold()}
          onPointerLeave={(event) => event.pointerType === "mouse" && !isPaused && setHeld(null)}
          onFocus={(event) => event.target.matches(":focus-visible") && hold()}
          onBlur={(event) =>
            !isPaused &&
            !event.currentTarget.contains(event.relatedTarget) &&
            !event.currentTarget.matches(":hover") &&
            setHeld(null)
          }
        >
          <LiveTable
            rows={shown.flatMap((entry) => liveDecisionOf(entry) ?? [])}
            isLoading={data === undefined}
            decision={decision}
          />
        </div>
      )}
    </Card>
  );
}

/** How many arrived; beyond the bound nobody knows. */
function newCount(count: number): string {
  return count >= LIVE_MAX ? `${formatCount(LIVE_MAX)}+` : formatCount(count);
}
