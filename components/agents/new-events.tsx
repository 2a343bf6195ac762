"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useLiveEntries } from "../dashboard/live-provider";
import { formatPlural } from "../lib/format";
import { Button } from "../ui/button";

/** Says how many decisions came since the list was drawn, and draws it anew; rows never move by themselves. */
export function NewEvents({ agentId }: { agentId?: string }) {
  const router = useRouter();
  const [count, setCount] = useState(0);
  const [isRefreshing, startRefresh] = useTransition();
  useLiveEntries((entries) => {
    const arrived = entries.filter(
      (entry) => entry.type === "action.decided" && (agentId === undefined || entry.agentId === agentId),
    );
    if (arrived.length > 0) setCount((known) => known + arrived.length);
  });
  if (count === 0) return null;
  return (
    <Button
      isBusy={isRefreshing}
      onClick={() =>
        startRefresh(() => {
          router.refresh();
          setCount(0);
        })
      }
    >
      {isRefreshing ? null : <RotateCw aria-hidden />}
      {formatPlural(count, "new event")}
    </Button>
  );
}
