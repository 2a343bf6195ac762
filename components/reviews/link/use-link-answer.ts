"use client";

import { useRef, useState } from "react";
import type { LinkAnswerInput } from "@/server/reviews/links/schemas";
import { trimmed } from "@/server/reviews/schemas";
import { newAttempt, rationaleOf } from "../draft";
import { lostConnection } from "../failure-words";
import type { AnswerState } from "../use-answer";
import type { KeptDraft } from "../use-draft";
import type { LinkTaskProps } from "./link-task";

export type LinkDecision = LinkAnswerInput["decision"];

export interface LinkAnswerState extends Omit<AnswerState, "isSending" | "send"> {
  readonly send: (decision: LinkDecision) => Promise<void>;
}

/** Sends the answer of a link once, however often it is asked to, and keeps the draft until the server has taken it. */
export function useLinkAnswer(
  { view: { task }, answer, onTaken, onOver }: LinkTaskProps,
  { draft, keepAttempt, discard }: KeptDraft,
): LinkAnswerState {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Two clicks may come before anything is drawn.
  const isUnderWay = useRef(false);

  const send = async (decision: LinkDecision) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setFailure(null);
    const attempt = draft.attempts[decision] ?? newAttempt();
    keepAttempt(decision, attempt);
    try {
      const told = await answer({ decision, rationale: trimmed(rationaleOf(draft)), attempt });
      if (!told.ok) setFailure(told.message);
      else if (told.value.kind === "refused") setFailure(told.value.reason);
      else if (told.value.kind === "over") onOver(told.value.view);
      else {
        discard();
        onTaken({ task, outcome: told.value.outcome });
      }
    } catch {
      // What a person can do something about was told; what is thrown has no words for them.
      setFailure(lostConnection());
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  return { isBusy, failure, forget: () => setFailure(null), send };
}
