"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PolicyView } from "@/server/policies/schemas";
import { failureText } from "../../trpc/failure-text";
import { useTRPC } from "../../trpc/provider";
import { isTrpcError } from "../../trpc/query-client";
import { changesOf, contentOf, isNewVersion, type PolicyDraft } from "../draft";
import { type FieldErrors, placed, problemsOf } from "../draft-problems";
import { usePolicyList } from "../use-policy-changes";

export interface SavePolicy {
  readonly isSaving: boolean;
  /** How often saving was tried since it last succeeded: from then on what was unfinished is marked. */
  readonly tries: number;
  readonly errors: FieldErrors;
  /** What failed and belongs to no field; null when nothing did. */
  readonly failure: string | null;
  /** What the last save did, until the next edit. Said in the pane: a toast would lie over its buttons. */
  readonly success: string | null;
  readonly save: () => void;
  /** Takes the server's complaints about these places, and about what is inside them, back: they are being corrected. */
  readonly forget: (places: readonly string[]) => void;
}

/**
 * Sends a draft: what changed, only if nobody saved meanwhile. Input stays whatever happens.
 * @param earlierSuccess what to show as done until the first edit: the policy was created a moment ago.
 */
export function useSavePolicy(
  draft: PolicyDraft,
  onSaved: (policy: PolicyView) => void,
  earlierSuccess: string | null,
): SavePolicy {
  const trpc = useTRPC();
  const list = usePolicyList();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [success, setSuccess] = useState(earlierSuccess);

  const onError = (error: unknown) => {
    if (!isTrpcError(error) || error.data?.details === undefined) {
      setFailure(failureText(error));
      if (isTrpcError(error) && error.data?.code === "CONFLICT") void list.refresh(); // brings the version to compare
      return;
    }
    const { fields, others } = placed(error.data.details);
    setRefused(fields);
    setFailure(others.length > 0 ? others.join(" ") : "Not saved. Correct the marked fields; your input is kept.");
  };
  const create = useMutation(
    trpc.policies.create.mutationOptions({
      onSuccess: async (policy) => {
        await list.refresh();
        onSaved(policy);
      },
      onError,
    }),
  );
  const update = useMutation(
    trpc.policies.update.mutationOptions({
      onSuccess: (policy) => {
        list.merge([policy]);
        setTries(0);
        setSuccess(isNewVersion(draft) ? `Saved as v${policy.version}, live from the next event.` : "Saved.");
        onSaved(policy);
      },
      onError,
    }),
  );

  const problems = problemsOf(draft.fields);
  const save = () => {
    setTries(tries + 1);
    setFailure(null);
    setSuccess(null);
    setRefused({});
    if (Object.keys(problems).length > 0) {
      setFailure("Not saved. Complete the marked fields.");
      return;
    }
    const { base } = draft;
    if (base === null) create.mutate(contentOf(draft.fields));
    else update.mutate({ ...changesOf(draft), id: base.id, expectedVersion: base.version });
  };
  const isSaving = create.isPending || update.isPending;
  return {
    isSaving,
    tries,
    errors: tries > 0 ? { ...refused, ...problems } : refused,
    failure,
    success,
    save: isSaving ? () => undefined : save,
    forget: (places) => {
      setFailure(null);
      setSuccess(null);
      const isInside = (at: string) =>
        places.some((place) => at === place || at.startsWith(`${place}.`) || at.startsWith(`${place}[`));
      setRefused((errors) => Object.fromEntries(Object.entries(errors).filter(([at]) => !isInside(at))));
    },
  };
}
