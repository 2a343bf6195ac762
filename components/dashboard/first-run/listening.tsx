"use client";

import Link from "next/link";
import { useState } from "react";
import type { ScreenEntry } from "@/server/audit";
import { DecisionBadge } from "../../decisions/decision-badge";
import { formatClock } from "../../lib/time";
import { visibleText } from "../../lib/visible";
import { Card, CardFooter, CardHeader } from "../../ui/card";
import { LiveText } from "../../ui/live-text";
import { Visible } from "../../ui/visible";
import { liveDecisionOf, newestFirst } from "../live-decision";
import { useLiveEntries, useLiveState } from "../live-provider";

const SHOWN = 3;
const PLACEHOLDERS = [86, 128, 104];

/** The stream before anything came through it: an empty place, then the first decisions. */
export function Listening({ recent }: { recent: readonly ScreenEntry[] }) {
  const state = useLiveState();
  const [entries, setEntries] = useState(recent);
  useLiveEntries((arrived) => setEntries((known) => newestFirst(known, arrived)));
  const decisions = entries.flatMap((entry) => liveDecisionOf(entry) ?? []).slice(0, SHOWN);
  return (
    <Card>
      <CardHeader
        title="Live"
        actions={
          <span className="pr-2 text-12 text-fg-3">
            {state === "reconnecting" ? (
              <LiveText state="reconnecting" />
            ) : decisions.length === 0 ? (
              "listening"
            ) : (
              "new on top"
            )}
          </span>
        }
      />
      <ul className="py-1">
        {decisions.map(({ index, traceId, at, decision, summary }) => (
          <li key={index}>
            <Link
              href={`/traces/${traceId}`}
              prefetch={false}
              className="flex h-8 items-center gap-3 px-4 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="text-12 text-fg-2 tabular-nums">{formatClock(at)}</span>
              <DecisionBadge decision={decision} />
              <span title={visibleText(summary)} className="truncate">
                <Visible text={summary} />
              </span>
            </Link>
          </li>
        ))}
        {PLACEHOLDERS.slice(decisions.length).map((width) => (
          <li key={width} aria-hidden className="flex h-8 items-center gap-3 px-4">
            <span className="h-2 w-12 rounded-sm bg-active" />
            <span className="h-4 w-14 rounded-sm bg-active" />
            <span style={{ width }} className="h-2 rounded-sm bg-active" />
            <span className="ml-auto h-2 w-7 rounded-sm bg-active" />
          </li>
        ))}
      </ul>
      <CardFooter>The first event shows here within a second. No reload.</CardFooter>
    </Card>
  );
}
