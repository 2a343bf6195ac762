"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import Link from "next/link";
import { formatDay } from "../../lib/time";
import { useNow } from "../../lib/use-now";
import { useTRPC } from "../../trpc/provider";
import { isAwayAt } from "./absence-period";

const REFRESH_MS = 60_000;

/** At the desk: for whom one answers just now, and that one is away oneself. Nothing when neither is so. */
export function StandingIn() {
  const trpc = useTRPC();
  const now = useNow();
  const { data } = useQuery(trpc.delegations.absences.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  if (data === undefined || now === null) return null;
  const current = data.absences.filter((absence) => isAwayAt(absence, now));
  const mine = current.find(({ userId }) => userId === data.me);
  const others = current.filter(({ toUserId }) => toUserId === data.me);
  const [first, ...more] = others;
  const lines = [
    ...(mine === undefined ? [] : [`You are away until ${formatDay(mine.endsAt)}; ${mine.toName} stands in.`]),
    ...(first === undefined
      ? []
      : [
          `You stand in for ${first.name}${more.length === 0 ? ` until ${formatDay(first.endsAt)}` : ` and ${more.length} more`}.`,
        ]),
  ];
  if (lines.length === 0) return null;
  return (
    <Link
      href="/settings/reviewers"
      className="flex items-start gap-1.5 rounded-md bg-inset px-2 py-1.5 text-12 text-fg-2 [overflow-wrap:anywhere] hover:text-fg"
    >
      <UserRoundX aria-hidden className="mt-0.5 size-3.5 shrink-0 text-fg-3" />
      <span>{lines.join(" ")}</span>
    </Link>
  );
}
