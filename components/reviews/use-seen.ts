"use client";

import { useMutation } from "@tanstack/react-query";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { useTRPC } from "../trpc/provider";

/** Tells the log, once, that somebody who may decide has the task before them: in front, and drawn (on phones the list hides it). */
export function useSeen({ id, standing }: ScreenTask): RefObject<HTMLElement | null> {
  const trpc = useTRPC();
  const drawn = useRef<HTMLElement>(null);
  const isSaid = useRef(false);
  const view = useMutation(trpc.reviews.view.mutationOptions());
  const mayDecide = standing !== null && standing.reject === null;
  const look = useEffectEvent(() => {
    if (isSaid.current || !mayDecide) return;
    if (document.visibilityState !== "visible" || drawn.current?.checkVisibility() !== true) return;
    isSaid.current = true;
    view.mutate({ id });
  });
  // The outside system: the log, and whether the page is in front and how wide it is.
  useEffect(() => {
    look();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("resize", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("resize", look);
    };
  }, []);
  return drawn;
}
