"use client";

import { useRouter } from "next/navigation";
import { useLiveEntries } from "../dashboard/live-provider";

/** Draws the queue anew when a review opens or ends. New tasks join at the end, so none moves under the pointer. */
export function QueueRefresh() {
  const router = useRouter();
  useLiveEntries((entries) => {
    if (entries.some(({ type }) => type.startsWith("review."))) router.refresh();
  });
  return null;
}
