"use client";

import { useQuery } from "@tanstack/react-query";
import { usePollMs } from "../dashboard/live-provider";
import { useNow } from "../lib/use-now";
import { useTRPC } from "../trpc/provider";
import { type AttentionWords, attentionWords } from "./attention-words";

/** How the viewer stands to the limit of what one person decides, asked again after each answer; null while they are within it. */
export function useAttention(): AttentionWords | null {
  const trpc = useTRPC();
  const now = useNow();
  const refetchInterval = usePollMs();
  const { data } = useQuery(trpc.reviews.attention.queryOptions(undefined, { refetchInterval }));
  return data === undefined ? null : attentionWords(data, now);
}
