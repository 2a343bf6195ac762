"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ConditionCheck } from "@/server/policies/schemas";
import { useTRPC } from "../../trpc/provider";

const PAUSE_MS = 250;
/** What fits in the address of a query; a longer condition is checked when it is saved. */
const CHECKED_LENGTH_MAX = 1_500;

/** What is known about the condition as it stands now. `answer` may be about an earlier text while `isCurrent` is false. */
export interface ConditionState {
  readonly answer: ConditionCheck | null;
  readonly isCurrent: boolean;
  /** The text the answer is about. */
  readonly text: string;
}

/** Asks the compiler that decisions use, once typing pauses. */
export function useConditionCheck(text: string): ConditionState {
  const trpc = useTRPC();
  const settled = useSettled(text);
  const isAsked = settled.trim() !== "" && settled.length <= CHECKED_LENGTH_MAX;
  const check = useQuery(
    trpc.policies.validate.queryOptions(
      { condition: settled },
      { enabled: isAsked, placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const isCurrent = settled === text && (!isAsked || check.isSuccess) && !check.isPlaceholderData;
  return { answer: isAsked ? (check.data ?? null) : null, isCurrent, text: settled };
}

/** A value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  // The outside system: a timer.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
