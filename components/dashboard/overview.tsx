"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ScreenEntry } from "@/server/audit";
import type { Overview as OverviewData, Setup, WaitingReviews } from "@/server/dashboard/schemas";
import { Page } from "../frame/page";
import { useTRPC } from "../trpc/provider";
import { DecisionsCard } from "./decisions-card";
import { Figures } from "./figures";
import { FirstRun } from "./first-run/first-run";
import { LiveCard } from "./live-card";
import { usePollMs } from "./live-provider";
import { NextStep } from "./next-step";
import { RANGE_LABELS } from "./ranges";
import { RiskiestAgents } from "./riskiest-agents";
import { TodayHeader } from "./today-header";
import { WaitingCard } from "./waiting-card";

export interface OverviewProps {
  overview: OverviewData;
  setup: Setup;
  organizationId: string;
  /** Null where the viewer may not read them. */
  waiting: WaitingReviews | null;
  recent: readonly ScreenEntry[] | null;
  may: { readonly createKeys: boolean; readonly writePolicies: boolean };
}

/** Is something wrong, and does it need me? Before the first event ever: how to send one. */
export function Overview({ overview: initialData, setup, organizationId, waiting, recent, may }: OverviewProps) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const { range } = initialData.series;
  const { data: overview } = useQuery(
    trpc.dashboard.overview.queryOptions({ range }, { initialData, refetchInterval }),
  );
  // Whoever came before the first event keeps the checklist and sees it tick, until they leave it.
  const [isFirstRun, setIsFirstRun] = useState(!initialData.firstRun.hasEvent);
  if (isFirstRun) {
    return (
      <FirstRun
        firstRun={overview.firstRun}
        setup={setup}
        organizationId={organizationId}
        recent={recent}
        may={may}
        onDone={() => setIsFirstRun(false)}
      />
    );
  }
  const { series, agents, firstRun, asOf, zone, figures } = overview;
  return (
    <Page>
      <TodayHeader asOf={asOf} zone={zone} range={range} />
      {firstRun.hasPolicy || !may.writePolicies ? null : <NextStep />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="md:col-span-2">
          <Figures
            overview={overview}
            mayOpen={{ audit: recent !== null, agents: agents !== null, reviews: waiting !== null }}
          />
        </div>
        <DecisionsCard
          range={RANGE_LABELS[series.range]}
          buckets={series.buckets}
          bucketMinutes={series.bucketMinutes}
          {...(waiting === null ? { className: "md:col-span-2" } : {})}
        />
        {waiting === null ? null : <WaitingCard waiting={waiting} className="max-sm:-order-1" />}
        {recent === null ? null : <LiveCard recent={recent} className={agents === null ? "md:col-span-2" : ""} />}
        {agents === null ? null : <RiskiestAgents agents={agents} total={figures.agentsMonitored.value} />}
      </div>
    </Page>
  );
}
