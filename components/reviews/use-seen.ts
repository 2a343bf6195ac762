"use client";

import { useMutation } from "@tanstack/react-query";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { useTRPC } from "../trpc/provider";
import { isOpen } from "./sla";

/** Others see for 75 s that somebody is there (`screen-store.ts`). */
const AGAIN_MS = 30_000;
/** However often the window is moved about meanwhile. */
const QUIET_MS = 20_000;

/** Tells others, again and again, that somebody who may decide has the task before them: in front, and drawn (on phones the list hides it). */
export function useSeen(task: ScreenTask): RefObject<HTMLElement | null> {
  const trpc = useTRPC();
  const drawn = useRef<HTMLElement>(null);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  const view = useMutation(trpc.reviews.view.mutationOptions());
  const { id, standing } = task;
  const mayDecide = standing !== null && standing.reject === null && isOpen(task);
  const look = useEffectEvent(() => {
    if (!mayDecide || performance.now() - saidAt.current < QUIET_MS) return;
    if (document.visibilityState !== "visible" || drawn.current?.checkVisibility() !== true) return;
    saidAt.current = performance.now();
    view.mutate({ id });
  });
  // The outside system: the other screens, and whether the page is in front and how wide it is.
  useEffect(() => {
    look();
    const timer = setInterval(look, AGAIN_MS);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("resize", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("resize", look);
    };
  }, []);
  return drawn;
}
