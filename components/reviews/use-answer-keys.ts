"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { useShortcuts } from "../lib/use-shortcuts";
import type { Choice } from "./draft";
import { focusedTask } from "./focused-task";
import { useWish } from "./open-task-id";
import { parseQueueSelection, queueHref } from "./selection";

/** What the open task does with an answer; null where it takes none. */
export interface AnswerActs {
  readonly choose: (choice: Choice) => void;
  readonly submit: () => void;
}

/**
 * The keys of an answer. They mean the task whose row has the focus: where that is not the open one, it is opened with the
 * answer chosen, and nothing is sent. With the focus elsewhere they mean the open task.
 */
export function useAnswerKeys(openId: string, acts: AnswerActs | null): void {
  const router = useRouter();
  const selection = parseQueueSelection(Object.fromEntries(useSearchParams()));
  const wish = useWish();
  const isElsewhere = () => ![null, openId].includes(focusedTask());
  const answer = (choice: Choice) => {
    const row = focusedTask();
    if (row === null || row === openId) return acts?.choose(choice);
    wish.make(row, choice);
    router.push(queueHref(selection, row), { scroll: false });
  };
  useShortcuts({
    a: () => answer("APPROVE"),
    r: () => answer("REJECT"),
    e: () => answer("EDIT"),
    "mod+Enter": () => {
      if (!isElsewhere()) acts?.submit();
    },
  });
  const fulfil = useEffectEvent((choice: Choice) => acts?.choose(choice));
  // The outside system: the list, where the answer was asked for before this task was here.
  useEffect(() => {
    const choice = wish.take(openId);
    if (choice !== null) queueMicrotask(() => fulfil(choice));
  }, [wish, openId]);
}
