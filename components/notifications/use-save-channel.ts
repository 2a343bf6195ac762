"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { flushSync } from "react-dom";
import type { CreatedChannel } from "@/server/notifications/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { type ChannelDraft, changesOf, contentOf } from "./channel-draft";
import { type ChannelErrors, placed, problemsOf } from "./channel-problems";

export interface SaveChannel {
  readonly isSaving: boolean;
  readonly errors: ChannelErrors;
  /** What failed and belongs to no field; null when nothing did. */
  readonly failure: string | null;
  readonly save: () => void;
  /** Takes the complaints about these places back: they are being corrected. */
  readonly forget: (places: readonly string[]) => void;
}

export interface SaveChannelHandlers {
  readonly onCreated: (channel: CreatedChannel) => Promise<void>;
  readonly onUpdated: () => Promise<void>;
  /** Fields are marked now. */
  readonly onRefused: () => void;
}

/** Sends a draft: what changed, and secrets only where they were typed. Input stays whatever happens. */
export function useSaveChannel(draft: ChannelDraft, handlers: SaveChannelHandlers): SaveChannel {
  const { onCreated, onUpdated, onRefused } = handlers;
  const trpc = useTRPC();
  const [isChecked, setChecked] = useState(false);
  const [refused, setRefused] = useState<ChannelErrors>({});
  const [failure, setFailure] = useState<string | null>(null);

  const onError = (error: unknown) => {
    if (!isTrpcError(error) || error.data?.details === undefined) return setFailure(failureText(error));
    const { errors, others } = placed(draft, error.data.details);
    flushSync(() => {
      setRefused(errors);
      setFailure(others.length > 0 ? others.join(" ") : "Not saved. Correct the marked fields; your input is kept.");
    });
    onRefused();
  };
  const create = useMutation(trpc.notifications.create.mutationOptions({ onSuccess: onCreated, onError }));
  const update = useMutation(trpc.notifications.update.mutationOptions({ onSuccess: onUpdated, onError }));

  const problems = problemsOf(draft);
  const isSaving = create.isPending || update.isPending;
  const save = () => {
    if (isSaving) return;
    const isComplete = Object.keys(problems).length === 0;
    flushSync(() => {
      setChecked(true);
      setRefused({});
      setFailure(isComplete ? null : "Not saved. Complete the marked fields.");
    });
    if (!isComplete) return onRefused();
    const { base, fields } = draft;
    if (base === null) create.mutate(contentOf(fields));
    else update.mutate({ id: base.id, change: changesOf({ base, fields }) });
  };
  return {
    isSaving,
    errors: isChecked ? { ...refused, ...problems } : refused,
    failure,
    save,
    forget: (places) => {
      setFailure(null);
      setRefused((errors) => Object.fromEntries(Object.entries(errors).filter(([place]) => !places.includes(place))));
    },
  };
}
