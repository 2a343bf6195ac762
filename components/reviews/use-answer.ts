"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type ScreenTask, trimmed } from "@/server/reviews/schemas";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { newAttempt, rationaleOf } from "./draft";
import { lostConnection } from "./failure-words";
import type { KeptDraft } from "./use-draft";

export interface AnswerState {
  /** It is on its way, or was refused and the task is being read again: nothing is typed or sent. */
  readonly isBusy: boolean;
  /** It is on its way: nothing else is chosen either. */
  readonly isSending: boolean;
  /** Why the last one was not taken, in words; null when none failed since. */
  readonly failure: string | null;
  readonly forget: () => void;
  /** @param payload of an edit. */
  readonly send: (payload: Readonly<Record<string, unknown>> | null) => Promise<void>;
}

/**
 * Sends an answer once, however often it is asked to, and keeps the draft until the server has taken it.
 * @param onTaken told what became of the task; `TEST` of one that was none.
 */
export function useAnswer(
  task: ScreenTask,
  { draft, keepAttempt, discard }: KeptDraft,
  onTaken: (outcome: "PARTIALLY_APPROVED" | "APPROVED" | "REJECTED" | "EDITED" | "TEST") => void,
): AnswerState {
  const trpc = useTRPC();
  const client = useQueryClient();
  const answer = useMutation(trpc.reviews.answer.mutationOptions());
  const edit = useMutation(trpc.reviews.edit.mutationOptions());
  const [phase, setPhase] = useState<"idle" | "sending" | "reading">("idle");
  const [failure, setFailure] = useState<string | null>(null);
  // Two clicks may come before anything is drawn.
  const isUnderWay = useRef(false);

  const ask = async (payload: Readonly<Record<string, unknown>> | null) => {
    const { choice } = draft;
    if (choice === null || (choice === "EDIT" && payload === null)) return null;
    const attempt = draft.attempts[choice] ?? newAttempt();
    keepAttempt(choice, attempt);
    const rationale = trimmed(rationaleOf(draft));
    const common = { id: task.id, rationale, expectedDigest: task.actionDigest, attempt };
    if (choice !== "EDIT") {
      const { outcome, test } = await answer.mutateAsync({ ...common, decision: choice });
      return test === undefined ? outcome : ("TEST" as const);
    }
    if (payload === null) return null;
    const { test } = await edit.mutateAsync({ ...common, payload });
    return test === undefined ? ("EDITED" as const) : ("TEST" as const);
  };

  const send = async (payload: Readonly<Record<string, unknown>> | null) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setPhase("sending");
    setFailure(null);
    try {
      const outcome = await ask(payload);
      if (outcome !== null) {
        discard();
        onTaken(outcome);
        await client.invalidateQueries(trpc.reviews.pathFilter());
      }
    } catch (error) {
      setFailure(failureOf(error));
      setPhase("reading");
      // Before anything else is typed the task says where it stands.
      if (isTrpcError(error) && error.data?.code !== undefined)
        await client.invalidateQueries(trpc.reviews.pathFilter());
    } finally {
      isUnderWay.current = false;
      setPhase("idle");
    }
  };
  return {
    isBusy: phase !== "idle",
    isSending: phase === "sending",
    failure,
    forget: () => setFailure(null),
    send,
  };
}

/** Why something was not taken, in words; `then` as in {@link lostConnection}. */
export function failureOf(error: unknown, then?: string): string {
  if (!isTrpcError(error)) return lostConnection(then);
  if (error.data?.code !== undefined) return error.message;
  const response = error.meta?.["response"];
  return response instanceof Response && response.status >= 400 && response.status < 500
    ? `The server refused it (HTTP ${response.status}): nothing was changed.`
    : lostConnection(then);
}
